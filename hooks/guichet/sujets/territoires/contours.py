"""Is a point inside the outline of a commune? Outlines are those of ``data/contours.csv``."""

from collections.abc import Iterator
from functools import cache

Point = tuple[float, float]

# Outlines are simplified and rounded to about ten metres: a town hall on the border is not a mistake.
TOLERANCE_DEGRES = 0.002


@cache
def anneaux(contour: str) -> tuple[tuple[Point, ...], ...]:
    """Return the rings of ``contour`` (``lon,lat`` points separated by spaces, rings by ``;``), in degrees."""
    return tuple(
        tuple((float(lon), float(lat)) for lon, lat in (point.split(",") for point in anneau.split()))
        for anneau in contour.split(";")
    )


def contient(contour: str, lon: float, lat: float) -> bool:
    """Tell whether the point (degrees, WGS 84) is inside ``contour``, or within TOLERANCE_DEGRES of its edge."""
    rings = anneaux(contour)
    dedans = sum(_croisements(anneau, lon, lat) for anneau in rings) % 2 == 1
    return dedans or any(_au_bord(anneau, lon, lat) for anneau in rings)


def _cotes(anneau: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    return zip(anneau, anneau[1:] + anneau[:1], strict=True)


def _croisements(anneau: tuple[Point, ...], lon: float, lat: float) -> int:
    return sum(
        (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in _cotes(anneau)
    )


def _au_bord(anneau: tuple[Point, ...], lon: float, lat: float) -> bool:
    return any(_distance_carree(a, b, lon, lat) <= TOLERANCE_DEGRES**2 for a, b in _cotes(anneau))


def _distance_carree(a: Point, b: Point, lon: float, lat: float) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    longueur = dx * dx + dy * dy
    part = 0.0 if longueur == 0 else max(0.0, min(1.0, ((lon - a[0]) * dx + (lat - a[1]) * dy) / longueur))
    return (a[0] + part * dx - lon) ** 2 + (a[1] + part * dy - lat) ** 2
