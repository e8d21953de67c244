"""Dated events put in order and laid out on an axis. Drawing them is the business of the templates."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

# How much of the axis lies between two marks of one row, at least: their numbers must not touch.
ECART = 0.075


class Periode(Protocol):
    """What has a first and a last day."""

    @property
    def debut(self) -> datetime.date: ...

    @property
    def fin(self) -> datetime.date: ...


@dataclass(frozen=True)
class Marque:
    """Where the picture puts an event: days from the start of its axis, and the row, 0 the nearest to the axis."""

    numero: int
    debut: int
    fin: int
    rang: int

    @property
    def milieu(self) -> int:
        return (self.debut + self.fin) // 2


@dataclass(frozen=True)
class Image:
    """A timeline laid out: whole years, from the first event to the last, in days."""

    annees: tuple[tuple[int, int], ...]
    jours: int
    rangs: int
    marques: tuple[Marque, ...]


def image(evenements: Sequence[Periode]) -> Image:
    """Lay ``evenements``, in order and at least one, along an axis; marks too close to each other take another row."""
    premiere, derniere = evenements[0].debut.year, max(evenement.fin.year for evenement in evenements)
    origine = datetime.date(premiere, 1, 1)
    jours = (datetime.date(derniere + 1, 1, 1) - origine).days
    marques = tuple(_marques(evenements, origine, ECART * jours))
    return Image(
        annees=tuple((annee, (datetime.date(annee, 1, 1) - origine).days) for annee in range(premiere, derniere + 2)),
        jours=jours,
        rangs=1 + max(marque.rang for marque in marques),
        marques=marques,
    )


def _marques(evenements: Sequence[Periode], origine: datetime.date, ecart: float) -> Iterator[Marque]:
    occupes: list[int] = []
    for numero, evenement in enumerate(evenements, start=1):
        debut, fin = (evenement.debut - origine).days, (evenement.fin - origine).days
        milieu = (debut + fin) // 2
        rang = next((rang for rang, dernier in enumerate(occupes) if milieu - dernier >= ecart), len(occupes))
        occupes[rang : rang + 1] = [milieu]
        yield Marque(numero, debut, fin, rang)
