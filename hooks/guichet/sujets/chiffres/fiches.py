"""Published figures: series of the region, allocations by intercommunality."""

import datetime
import re
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Booleen, Facultatif, Fiche, Identifiant, Siren, Statut, Texte
from guichet.socle.jeux import Repertoire, Suite


class Point(Fiche):
    """A value and the period or place it is about, in the words of the source."""

    periode: Texte
    """La période ou le lieu, dans les mots de la source."""
    valeur: Annotated[float, Field(ge=0)]
    """La valeur."""
    id: Annotated[Identifiant | None, Facultatif] = None
    """Son nom, si un texte la cite : `{{chiffre:…}}`."""


# How the words begin of what was true until a year, without being of that year.
AVANT = "avant "


class Serie(Fiche, title="Une série publiée de la région"):
    """Values of one kind from one source; ``lecture`` says what they tell and what they do not."""

    id: Identifiant
    titre: Texte
    """Le nom de la série."""
    unite: Literal["nombre", "pourcent", "euro"]
    """Un nombre, un pourcentage, ou un prix en euros."""
    lecture: Texte
    """Ce qu’elle dit et ce qu’elle ne dit pas."""
    points: Annotated[list[Point], Field(min_length=1)]
    """Ses valeurs, dans l’ordre."""
    comparables: bool = True
    """`false` si ses valeurs ne se comparent pas entre elles : elles sont données sans barres."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def en_barres(self) -> bool:
        """Whether its values make a shape: one or two are said, not drawn."""
        return self.comparables and len(self.points) > 2

    @property
    def annee(self) -> int | None:
        """The last year that its words name, if any."""
        return _derniere_annee(self.titre, *(point.periode for point in self.points))

    def annee_de(self, point: Point) -> int | None:
        """The last year that the words of the series and of ``point`` name; None for what was before it."""
        return None if point.periode.startswith(AVANT) else _derniere_annee(self.titre, point.periode)

    @property
    def maximum(self) -> float:
        return max(point.valeur for point in self.points)

    @staticmethod
    def nommes(series: "Iterable[Serie]") -> "dict[str, tuple[Serie, Point]]":
        """Return the points of ``series`` that have a name, by it, each with its series."""
        return {point.id: (serie, point) for serie in series for point in serie.points if point.id}


def _derniere_annee(*mots: str) -> int | None:
    return max(map(int, re.findall(r"\b20\d\d\b", " ".join(mots))), default=None)


# Below so few allocations, one household moves the share by several points: it is not told.
EFFECTIF_MINIMAL = 30


class Attributions(Fiche, title="Les attributions d’une intercommunalité, une année"):
    """Allocations followed by a signed lease in one year; ``part_qpv`` is a percentage."""

    epci: Siren
    """Le SIREN de l’EPCI."""
    annee: Annotated[int, Field(ge=2015, le=2100)]
    """L’année."""
    total: Annotated[int, Field(ge=0)]
    """Toutes les attributions suivies d’un bail signé."""
    menages_prioritaires: Annotated[int, Field(ge=0)]
    """Celles à un ménage prioritaire."""
    dalo: Annotated[int, Field(ge=0)]
    """Celles à un ménage reconnu Dalo."""
    premier_quartile: Annotated[int, Field(ge=0)]
    """Celles à un ménage du premier quartile."""
    part_qpv: Annotated[Annotated[int, Field(ge=0, le=100)] | None, Facultatif] = None
    """La part dans un quartier prioritaire, en pourcentage."""
    statut: Statut
    source: Identifiant

    @property
    def assez_nombreuses(self) -> bool:
        """Whether a share of them says something."""
        return self.total >= EFFECTIF_MINIMAL


class ClasseHorsQuartiers(Fiche, title="Une intercommunalité sur la carte des attributions hors quartiers"):
    """The class, in percent, of the share of the first quartile among allocations outside priority neighbourhoods."""

    epci: Siren
    """Le SIREN de l’EPCI."""
    annee: Annotated[int, Field(ge=2015, le=2100)]
    """L’année."""
    au_moins: Annotated[float, Field(ge=0, le=100)]
    """La borne basse de la classe, en pourcentage."""
    moins_de: Annotated[float, Field(ge=0, le=100)]
    """La borne haute de la classe, en pourcentage."""
    sans_quartier: Booleen
    """« oui » si la carte dit que l’EPCI n’a pas de quartier prioritaire."""
    statut: Statut
    source: Identifiant


SERIES = Suite("series", "data/chiffres.yml", Serie, uniques=("titre",))
ATTRIBUTIONS = Suite("attributions", "data/attributions.csv", Attributions, cle=None, au_moins=85)

CLASSES = Repertoire(
    "attributions_classes", "data/attributions_classes.csv", ClasseHorsQuartiers, cle="epci", au_moins=38
)

JEUX = (SERIES, ATTRIBUTIONS, CLASSES)
