"""« Am I entitled? »: the decision table of ``data/eligibilite.yml``, which ``plafonds.js`` applies to a household."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from guichet.sujets.plafonds.fiches import Financement, LigneMenage, LigneResultat, LigneRevenus, Plafonds

PlafondsParAnnee = Mapping[int, Mapping[Financement, Sequence[int]]]


@dataclass(frozen=True)
class Table:
    """The decision table, and the ceilings by year and financing as `Plafonds.montants` gives them.

    ``baisse`` is the percentage from which a fall in income counts.
    """

    menages: Sequence[LigneMenage]
    revenus: Sequence[LigneRevenus]
    resultats: Sequence[LigneResultat]
    baisse: int
    plafonds: PlafondsParAnnee


def par_annee(plafonds: Iterable[Plafonds]) -> dict[int, dict[Financement, tuple[int, ...]]]:
    """Return the amounts by year, then by financing."""
    annees: dict[int, dict[Financement, tuple[int, ...]]] = {}
    for ligne in plafonds:
        annees.setdefault(ligne.annee, {})[ligne.financement] = ligne.montants
    return annees


@cache
def conditions(si: BaseModel) -> dict[str, object]:
    """Return the conditions that a line sets, without those it leaves open."""
    return si.model_dump(mode="json", exclude_none=True)
