"""Outlines of communes: from the WKB of the source to the text of ``data/contours.csv``, and to a centre."""

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from guichet.sujets.territoires import contours
from guichet.sujets.territoires.contours import Anneau, Point

P = TypeVar("P")
Polygone = tuple[Anneau, ...]
MultiPolygone = tuple[Polygone, ...]

_POINT, _POLYGONE, _MULTIPOLYGONE = 1, 3, 6
# Ten metres or so: what a simplified outline is worth.
DECIMALES_CONTOUR = 4


def lire_point(wkb: str) -> Point:
    """Return the point of a little-endian WKB in hexadecimal, as (lon, lat) rounded to a metre or so."""
    _, genre, lon, lat = struct.unpack("<BIdd", bytes.fromhex(wkb))
    _exiger(genre, _POINT)
    return round(lon, contours.DECIMALES_POINT), round(lat, contours.DECIMALES_POINT)


def lire_multipolygone(wkb: str) -> MultiPolygone:
    """Return the polygons of a little-endian WKB in hexadecimal: outer ring then holes, first point repeated last."""
    octets = bytes.fromhex(wkb)
    place = 0

    def lire(forme: str) -> tuple[float, ...]:
        nonlocal place
        valeurs = struct.unpack_from(f"<{forme}", octets, place)
        place += struct.calcsize(f"<{forme}")
        return valeurs

    def anneau() -> Anneau:
        (nombre,) = lire("I")
        nombres = lire(f"{int(nombre) * 2}d")
        return tuple(zip(nombres[::2], nombres[1::2], strict=True))

    def entete(genre: int) -> int:
        _, trouve, nombre = lire("BII")
        _exiger(int(trouve), genre)
        return int(nombre)

    return tuple(tuple(anneau() for _ in range(entete(_POLYGONE))) for _ in range(entete(_MULTIPOLYGONE)))


def _exiger(trouve: int, attendu: int) -> None:
    if trouve != attendu:
        raise ValueError(f"géométrie WKB de type {trouve}, {attendu} attendu")


def arrondir(formes: MultiPolygone, decimales: int = DECIMALES_CONTOUR) -> MultiPolygone:
    """Return ``formes`` rounded, without the points and rings that rounding makes useless, rings left open."""
    arrondies = (tuple(_arrondir(anneau, decimales) for anneau in polygone) for polygone in formes)
    return tuple(
        tuple(anneau for anneau in polygone if len(anneau) > 2) for polygone in arrondies if len(polygone[0]) > 2
    )


def _arrondir(anneau: Anneau, decimales: int) -> Anneau:
    return tuple(sans_doublons([(round(x, decimales), round(y, decimales)) for x, y in anneau]))


def sans_doublons(anneau: Sequence[P]) -> list[P]:
    """Return the points of a ring that differ from the next one, the first following the last."""
    return [point for point, suivant in pairwise([*anneau, anneau[0]]) if point != suivant]


def contour(formes: MultiPolygone) -> str:
    """Return the cell of ``contours.csv``: rings separated by ``;``, points by spaces, each ``lon,lat``."""
    anneaux = (anneau for polygone in formes for anneau in polygone)
    return ";".join(" ".join(f"{lon},{lat}" for lon, lat in anneau) for anneau in anneaux)


def centre(formes: MultiPolygone) -> Point:
    """Return a point inside ``formes``, rounded to a metre or so, as `contours.centre`."""
    return contours.centre([anneau for polygone in formes for anneau in polygone])
