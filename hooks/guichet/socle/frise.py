"""Dated events put in order and laid out on an axis. Drawing them is the business of the templates."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from guichet.socle.jour_imprecis import JourImprecis

# How much of the axis lies between two marks of one row, at least: their numbers must not touch.
ECART = 0.075


class Date(Protocol):
    """What happened on a day, in a month or in a year."""

    @property
    def date(self) -> JourImprecis: ...


@dataclass(frozen=True)
class Marque:
    """Where the picture puts an event: days from the start of its axis, and the row, 0 the nearest to the axis."""

    numero: int
    debut: int
    fin: int
    rang: int

    @property
    def milieu(self) -> int:
        return _milieu(self.debut, self.fin)


@dataclass(frozen=True)
class Image:
    """A timeline laid out: whole years, from the first event to the last, in days."""

    annees: tuple[tuple[int, int], ...]
    jours: int
    rangs: int
    marques: tuple[Marque, ...]


def image(evenements: Sequence[Date]) -> Image:
    """Lay ``evenements``, in order and at least one, along an axis; marks too close to each other take another row."""
    premiere, derniere = evenements[0].date.debut.year, max(evenement.date.fin.year for evenement in evenements)
    origine = datetime.date(premiere, 1, 1)
    jours = (datetime.date(derniere + 1, 1, 1) - origine).days
    marques = tuple(_marques(evenements, origine, ECART * jours))
    return Image(
        annees=tuple((annee, (datetime.date(annee, 1, 1) - origine).days) for annee in range(premiere, derniere + 2)),
        jours=jours,
        rangs=1 + max(marque.rang for marque in marques),
        marques=marques,
    )


def _marques(evenements: Sequence[Date], origine: datetime.date, ecart: float) -> Iterator[Marque]:
    occupes: list[int] = []
    for numero, evenement in enumerate(evenements, start=1):
        debut, fin = ((jour - origine).days for jour in (evenement.date.debut, evenement.date.fin))
        milieu = _milieu(debut, fin)
        rang = next((rang for rang, dernier in enumerate(occupes) if milieu - dernier >= ecart), len(occupes))
        occupes[rang : rang + 1] = [milieu]
        yield Marque(numero, debut, fin, rang)


def _milieu(debut: int, fin: int) -> int:
    return (debut + fin) // 2
