"""Social homes of a territory: sums of its communes, our own addition."""

from collections.abc import Iterable
from dataclasses import dataclass

from guichet.sujets.parc.fiches import Parc


@dataclass(frozen=True)
class ParcDeTerritoire:
    """``total`` homes in ``communes`` communes; ``loues`` and ``vacants`` of the ``detaillees`` whose detail is public."""

    total: int
    communes: int
    detaillees: int
    loues: int
    vacants: int


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
