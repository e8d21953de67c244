"""What a directory says wrongly of a place, and what is right: it prevails until the directory says the same."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Protocol, TypeVar, get_args

from pydantic import TypeAdapter, model_validator

from guichet.socle.champs import Facultatif, Fiche, Identifiant, Texte
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.jeux import Lues, Suite
from guichet.sujets.lieux.fiches import Lieu

QuiLeDit = Literal["commune", "epci", "bailleur", "association", "etat", "urh"]
Champ = Literal["adresse", "code_postal", "telephone", "courriel", "site", "horaires"]


def _type(champ: str) -> Any:
    info = Lieu.model_fields[champ]
    return Annotated[info.annotation, *info.metadata]


_TYPES: Mapping[str, TypeAdapter[Any]] = {champ: TypeAdapter(_type(champ)) for champ in get_args(Champ)}


class Correction(Fiche, title="Ce qu’un annuaire dit mal d’un lieu, et ce qui est juste"):
    """A field of a town hall or of a France services house, as its people or their territory say it is.

    No import touches it. It is taken out once the directory says the same.
    """

    lieu: Identifiant
    """Le lieu : `mairie-` et le code INSEE, ou l’`id` de `france_services.csv`."""
    champ: Champ
    """Ce que l’annuaire dit mal."""
    valeur: Annotated[Texte | None, Facultatif] = None
    """Ce qui est juste, écrit comme dans le fichier de l’annuaire. Rien : ce qu’il dit est faux, et personne ne sait mieux."""
    source: Identifiant
    """D’où vous le savez."""
    lu_le: datetime.date
    par: QuiLeDit
    """Qui l’a dit : un organisme, jamais une personne."""

    @model_validator(mode="after")
    def _comme_dans_l_annuaire(self) -> "Correction":
        if self.valeur is not None:
            _TYPES[self.champ].validate_python(self.valeur)
        return self


CORRECTIONS = Suite(
    "corrections", "data/lieux/corrections.csv", Correction, cle=None, noms=("lieu", "champ"), au_moins=0
)

JEUX = (CORRECTIONS,)


def par_lieu(lues: Lues) -> dict[str, dict[str, Any]]:
    """Return, by place, what is right in the place of what its directory says."""
    justes: dict[str, dict[str, Any]] = defaultdict(dict)
    for correction in lues.fiches(CORRECTIONS):
        justes[correction.lieu][correction.champ] = correction.valeur
        if correction.champ == "horaires":
            justes[correction.lieu]["horaires_lus_le"] = correction.lu_le
    return justes


class _DUnLieu(Protocol):
    @property
    def lieu(self) -> str: ...


F = TypeVar("F", bound=_DUnLieu)


def rangees(fiches: Iterable[F]) -> dict[str, list[F]]:
    """Return ``fiches`` by the place that they are of, in their order."""
    par_id: dict[str, list[F]] = defaultdict(list)
    for fiche in fiches:
        par_id[fiche.lieu].append(fiche)
    return dict(par_id)


@une_fois
def corrections(donnees: Donnees) -> dict[str, list[Correction]]:
    """Return the corrections, by place."""
    return rangees(donnees[CORRECTIONS])
