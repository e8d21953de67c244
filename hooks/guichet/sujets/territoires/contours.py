"""Outlines of communes, as ``data/contours.csv`` writes them: what is inside, and where the middle is."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

Point = tuple[float, float]
# Left open: the last point is joined to the first.
Anneau = tuple[Point, ...]

# A metre.
DECIMALES_POINT = 5

# Outlines are simplified and rounded to about ten metres: a town hall on the border is not a mistake.
TOLERANCE_DEGRES = 0.002


@cache
def anneaux(contour: str) -> tuple[Anneau, ...]:
    """Return the rings of ``contour`` (``lon,lat`` points separated by spaces, rings by ``;``), in degrees."""
    return tuple(map(_anneau, contour.split(";")))


def _anneau(points: str) -> Anneau:
    nombres = list(map(float, points.replace(",", " ").split()))
    return tuple(zip(nombres[::2], nombres[1::2], strict=True))


@cache
def cadre(contour: str) -> tuple[float, float, float, float]:
    """Return how far ``contour`` reaches west, east, south and north, in degrees."""
    return etendue([point for anneau in anneaux(contour) for point in anneau])


def etendue(points: Sequence[Point]) -> tuple[float, float, float, float]:
    """Return the smallest and the largest first coordinate of ``points``, then of the second."""
    premieres, secondes = zip(*points, strict=True)
    return min(premieres), max(premieres), min(secondes), max(secondes)


@lru_cache(maxsize=16_384)
def contient(contour: str, lon: float, lat: float) -> bool:
    """Tell whether the point (degrees, WGS 84) is inside ``contour``, or within TOLERANCE_DEGRES of its edge."""
    ouest, est, sud, nord = cadre(contour)
    marge = TOLERANCE_DEGRES
    if not (ouest - marge <= lon <= est + marge and sud - marge <= lat <= nord + marge):
        return False
    rings = anneaux(contour)
    dedans = sum(_croisements(anneau, lon, lat) for anneau in rings) % 2 == 1
    return dedans or any(_au_bord(anneau, lon, lat) for anneau in rings)


def cotes(contour: str) -> set[frozenset[Point]]:
    """Return the sides of ``contour``, whichever way they are drawn."""
    return {frozenset(cote) for anneau in anneaux(contour) for cote in _cotes(anneau)}


def _cotes(anneau: Anneau) -> Iterator[tuple[Point, Point]]:
    return pairwise((*anneau, anneau[0]))


def _croisements(anneau: Anneau, lon: float, lat: float) -> int:
    return sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in _cotes(anneau)
    )


def _au_bord(anneau: Anneau, lon: float, lat: float) -> bool:
    return any(_distance_carree(a, b, lon, lat) <= TOLERANCE_DEGRES**2 for a, b in _cotes(anneau))


def _distance_carree(a: Point, b: Point, lon: float, lat: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    longueur = dx * dx + dy * dy
    part = 0.0 if longueur == 0 else max(0.0, min(1.0, ((lon - a[0]) * dx + (lat - a[1]) * dy) / longueur))
    return (a[0] + part * dx - lon) ** 2 + (a[1] + part * dy - lat) ** 2


def centre(anneaux: Sequence[Anneau]) -> Point:
    """Return a point inside ``anneaux``, rounded to a metre or so.

    It is the centroid of the largest ring or, where that falls outside, the middle of the widest crossing of the
    territory at the same latitude.
    """
    lon, lat = _centroide(max(anneaux, key=aire))
    traversees = _traversees(anneaux, lat)
    if not any(debut < lon < fin for debut, fin in traversees):
        debut, fin = max(traversees, key=lambda bornes: bornes[1] - bornes[0])
        lon = (debut + fin) / 2
    return round(lon, DECIMALES_POINT), round(lat, DECIMALES_POINT)


@lru_cache(maxsize=4096)
def centre_de(contour: str) -> Point:
    """Return the `centre` of what ``contour`` draws."""
    return centre(anneaux(contour))


def aire(anneau: Anneau) -> float:
    """Return the area of ``anneau``, in square units of its coordinates."""
    return abs(sum(_produits(anneau))) / 2


@lru_cache(maxsize=4096)
def aire_du_plus_grand(contour: str) -> float:
    """Return the area of the largest ring of ``contour``, in square degrees."""
    return max(map(aire, anneaux(contour)))


def _centroide(anneau: Anneau) -> Point:
    produits = _produits(anneau)
    somme = 3 * sum(produits)
    x = sum((a[0] + b[0]) * produit for (a, b), produit in zip(_cotes(anneau), produits, strict=True)) / somme
    y = sum((a[1] + b[1]) * produit for (a, b), produit in zip(_cotes(anneau), produits, strict=True)) / somme
    return x, y


def _produits(anneau: Anneau) -> list[float]:
    return [a[0] * b[1] - b[0] * a[1] for a, b in _cotes(anneau)]


def _traversees(anneaux: Sequence[Anneau], lat: float) -> list[tuple[float, float]]:
    """Return the stretches, west to east, where the parallel ``lat`` is inside ``anneaux`` (even-odd rule)."""
    passages = sorted(
        x1 + (lat - y1) * (x2 - x1) / (y2 - y1)
        for anneau in anneaux
        for (x1, y1), (x2, y2) in _cotes(anneau)
        if (y1 > lat) != (y2 > lat)
    )
    return list(zip(passages[::2], passages[1::2], strict=True))
