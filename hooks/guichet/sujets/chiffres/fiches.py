"""Published figures: series of the region, allocations by intercommunality."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Facultatif, Fiche, Identifiant, Siren, Statut, Texte
from guichet.socle.jeux import Suite


class Point(Fiche):
    """A value and the period or place it is about, in the words of the source."""

    periode: Texte
    valeur: Annotated[float, Field(ge=0)]


class Serie(Fiche):
    """Values of one kind from one source; ``lecture`` says what they tell and what they do not."""

    id: Identifiant
    titre: Texte
    unite: Literal["nombre", "pourcent"]
    lecture: Texte
    points: Annotated[list[Point], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def maximum(self) -> float:
        return max(point.valeur for point in self.points)


class Attributions(Fiche):
    """Allocations followed by a signed lease in one year; ``part_qpv`` is a percentage."""

    epci: Siren
    annee: Annotated[int, Field(ge=2015, le=2100)]
    total: Annotated[int, Field(ge=0)]
    menages_prioritaires: Annotated[int, Field(ge=0)]
    dalo: Annotated[int, Field(ge=0)]
    premier_quartile: Annotated[int, Field(ge=0)]
    part_qpv: Annotated[Annotated[int, Field(ge=0, le=100)] | None, Facultatif] = None
    statut: Statut
    source: Identifiant


SERIES = Suite("series", "data/chiffres.yml", Serie)
ATTRIBUTIONS = Suite("attributions", "data/attributions.csv", Attributions, cle=None)

JEUX = (SERIES, ATTRIBUTIONS)
