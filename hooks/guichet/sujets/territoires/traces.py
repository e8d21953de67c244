"""The outlines of EPCI on the map of the region, as ``data/carte.csv`` writes them."""

import re
from itertools import accumulate

Point = tuple[int, int]

# Closed rings, each a place to start from and the steps that follow: what `make import` writes.
TRACE = r"^(M\d+ \d+l-?\d+([ -]\d+)+z)+$"


def points(trace: str) -> list[Point]:
    """Return the points of ``trace``, a path of the form TRACE, in units of the map."""
    return [point for anneau in trace.split("z") if anneau for point in _points(anneau)]


def _points(anneau: str) -> list[Point]:
    nombres = [int(nombre) for nombre in re.findall(r"-?\d+", anneau)]
    pas = zip(nombres[::2], nombres[1::2], strict=False)
    return list(accumulate(pas, lambda la, un: (la[0] + un[0], la[1] + un[1])))
