"""Outlines of communes: from the WKB of the source to the text of ``data/contours.csv``, and to a centre."""

import struct
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

P = TypeVar("P")
Point = tuple[float, float]
Anneau = tuple[Point, ...]
Polygone = tuple[Anneau, ...]
MultiPolygone = tuple[Polygone, ...]

_POINT, _POLYGONE, _MULTIPOLYGONE = 1, 3, 6
# Ten metres or so: what a simplified outline is worth.
DECIMALES_CONTOUR = 4
# A metre.
DECIMALES_POINT = 5


def lire_point(wkb: str) -> Point:
    """Return the point of a little-endian WKB in hexadecimal, as (lon, lat) rounded to a metre or so."""
    _, genre, lon, lat = struct.unpack("<BIdd", bytes.fromhex(wkb))
    _exiger(genre, _POINT)
    return round(lon, DECIMALES_POINT), round(lat, DECIMALES_POINT)


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
    """Return a point inside ``formes``, rounded to a metre or so.

    It is the centroid of the largest polygon or, where that falls outside, the middle of the widest crossing of the
    territory at the same latitude.
    """
    lon, lat = centroide(max((polygone[0] for polygone in formes), key=aire))
    traversees = _traversees(formes, lat)
    if not any(debut < lon < fin for debut, fin in traversees):
        debut, fin = max(traversees, key=lambda bornes: bornes[1] - bornes[0])
        lon = (debut + fin) / 2
    return round(lon, DECIMALES_POINT), round(lat, DECIMALES_POINT)


def aire(anneau: Anneau) -> float:
    """Return the area of ``anneau``, in square units of its coordinates."""
    return abs(sum(_produits(anneau))) / 2


def centroide(anneau: Anneau) -> Point:
    """Return the centroid of the surface that ``anneau`` bounds."""
    produits = _produits(anneau)
    somme = 3 * sum(produits)
    cotes = list(pairwise((*anneau, anneau[0])))
    x = sum((a[0] + b[0]) * produit for (a, b), produit in zip(cotes, produits, strict=True)) / somme
    y = sum((a[1] + b[1]) * produit for (a, b), produit in zip(cotes, produits, strict=True)) / somme
    return x, y


def _produits(anneau: Anneau) -> list[float]:
    return [a[0] * b[1] - b[0] * a[1] for a, b in pairwise((*anneau, anneau[0]))]


def _traversees(formes: MultiPolygone, lat: float) -> list[tuple[float, float]]:
    """Return the stretches, west to east, where the parallel ``lat`` is inside ``formes`` (even-odd rule)."""
    passages = sorted(
        x1 + (lat - y1) * (x2 - x1) / (y2 - y1)
        for polygone in formes
        for anneau in polygone
        for (x1, y1), (x2, y2) in pairwise((*anneau, anneau[0]))
        if (y1 > lat) != (y2 > lat)
    )
    return list(zip(passages[::2], passages[1::2], strict=True))
