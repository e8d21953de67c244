"""Where a guide stands in the journey of a request."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guichet.sujets.demande.fiches import Etape


@dataclass(frozen=True)
class Pas:
    """A step, its number, and whether the guide that one reads tells it."""

    numero: int
    etape: Etape
    ici: bool


@dataclass(frozen=True)
class Place:
    """All the steps in order; ``numeros`` those that the guide tells, with the one before them and the one after.

    A guide that tells none may come before one.
    """

    pas: tuple[Pas, ...]
    avant: Pas | None
    apres: Pas | None

    @property
    def numeros(self) -> list[int]:
        """The numbers of the steps that the guide tells."""
        return [pas.numero for pas in self.pas if pas.ici]


def place(parcours: Iterable[Etape], chemin: str, prepare: str | None = None) -> Place:
    """Return the place in ``parcours`` of the guide at ``chemin``; ``prepare`` is the step that it comes before."""
    pas = tuple(
        Pas(numero, etape, etape.lien.partition("#")[0] == chemin) for numero, etape in enumerate(parcours, start=1)
    )
    ici = [rang for rang, un in enumerate(pas) if un.ici]
    if ici:
        return Place(pas, _au_rang(pas, ici[0] - 1), _au_rang(pas, ici[-1] + 1))
    apres = next((un for un in pas if un.etape.id == prepare), None)
    return Place(pas, _au_rang(pas, apres.numero - 2) if apres else None, apres)


def _au_rang(pas: Sequence[Pas], rang: int) -> Pas | None:
    return pas[rang] if 0 <= rang < len(pas) else None
