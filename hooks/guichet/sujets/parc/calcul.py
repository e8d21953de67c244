"""Social homes of a territory: sums of its communes, our own addition."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.parc.fiches import PARC, Parc
from guichet.sujets.territoires.fiches import COMMUNES, Commune


@dataclass(frozen=True)
class ParcDeTerritoire:
    """``total`` homes in ``communes`` communes; ``loues`` and ``vacants`` of the ``detaillees`` whose detail is public."""

    total: int
    communes: int
    detaillees: int
    loues: int
    vacants: int


@une_fois
def source_du_parc(donnees: Donnees) -> Source:
    """Return the register that every count comes from, which says the day that it is true of: a rule sees to both."""
    return donnees[SOURCES][next(iter(donnees[PARC].values())).source]


def additionner(parcs: Iterable[Parc]) -> ParcDeTerritoire:
    """Return the sums of ``parcs``; what is secret adds nothing, and ``detaillees`` says how many communes are told."""
    tous = list(parcs)
    publies = [parc for parc in tous if parc.parties]
    return ParcDeTerritoire(
        total=sum(parc.total for parc in tous),
        communes=len(tous),
        detaillees=len(publies),
        loues=sum(parc.parties["loues"] for parc in publies),
        vacants=sum(parc.parties["vacants"] for parc in publies),
    )


@une_fois
def par_epci(donnees: Donnees) -> dict[str, ParcDeTerritoire]:
    """Return the sums of each EPCI by its SIREN, of its communes of the region; one without a home is absent."""
    return _par(donnees, lambda commune: commune.epci)


@une_fois
def par_departement(donnees: Donnees) -> dict[str, ParcDeTerritoire]:
    """Return the sums of each département by its code."""
    return _par(donnees, lambda commune: commune.departement)


@une_fois
def de_la_region(donnees: Donnees) -> ParcDeTerritoire:
    return additionner(donnees[PARC].values())


def _par(donnees: Donnees, territoire: Callable[[Commune], str]) -> dict[str, ParcDeTerritoire]:
    groupes: dict[str, list[Parc]] = defaultdict(list)
    for insee, parc in donnees[PARC].items():
        groupes[territoire(donnees[COMMUNES][insee])].append(parc)
    return {code: additionner(parcs) for code, parcs in sorted(groupes.items())}
