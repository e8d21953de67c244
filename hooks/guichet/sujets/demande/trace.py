"""The journey of a request laid out in rows, the way the language is read. Drawing it is the business of the template."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

E = TypeVar("E")

LARGEUR, PAS, HAUT, PAR_RANG, MARGE = 620, 124, 126, 5, 20


@dataclass(frozen=True)
class Place(Generic[E]):
    """Where the picture puts the middle of a step."""

    etape: E
    numero: int
    x: int
    y: int


@dataclass(frozen=True)
class Trace(Generic[E]):
    """The picture: its size, its path as the rows it runs along (from where, to where, how high), its steps."""

    largeur: int
    hauteur: int
    rangs: tuple[tuple[int, int, int], ...]
    places: tuple[Place[E], ...]


def trace(etapes: Sequence[E], sens: str) -> Trace[E]:
    """Lay out ``etapes``, so many a row; the path starts and ends at the middle of a step."""
    nombre = math.ceil(len(etapes) / PAR_RANG)
    rangs = tuple(
        (0 if rang else PAS // 2, LARGEUR if rang < nombre - 1 else LARGEUR - PAS // 2, MARGE + HAUT * rang)
        for rang in range(nombre)
    )
    places = (
        Place(etape, i + 1, _x(i % PAR_RANG, sens), MARGE + HAUT * (i // PAR_RANG)) for i, etape in enumerate(etapes)
    )
    return Trace(LARGEUR, HAUT * nombre, rangs, tuple(places))


def _x(colonne: int, sens: str) -> int:
    return PAS // 2 + PAS * (PAR_RANG - 1 - colonne if sens == "rtl" else colonne)
