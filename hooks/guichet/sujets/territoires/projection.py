"""Lambert 93 (RGF93, EPSG:2154), the projection of the map of the region, and how it is fitted to the map."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from guichet.sujets.territoires.contours import Point, etendue

# The constants of the projection as IGN publishes them: exponent, radius, false origin, eccentricity of GRS 80, meridian.
_N = 0.7256077650532670
_C = 11_754_255.4261
_X, _Y = 700_000.0, 12_655_612.0499
_E = 0.0818191910428158
_MERIDIEN = 3.0


def lambert93(lon: float, lat: float) -> Point:
    """Return where (``lon``, ``lat``), in degrees, is in metres, east and north."""
    sinus = math.sin(math.radians(lat))
    rayon = _C * math.exp(-_N * (math.atanh(sinus) - _E * math.atanh(_E * sinus)))
    angle = _N * math.radians(lon - _MERIDIEN)
    return _X + rayon * math.sin(angle), _Y - rayon * math.cos(angle)


@dataclass(frozen=True)
class Cadrage:
    """A map, north up, that puts ``ouest`` and ``nord`` (metres) at ``marge``, at ``echelle`` units a metre."""

    ouest: float
    nord: float
    echelle: float
    marge: float

    def place(self, lon: float, lat: float) -> Point:
        """Return where a point in degrees is on the map."""
        x, y = lambert93(lon, lat)
        return self.marge + (x - self.ouest) * self.echelle, self.marge + (self.nord - y) * self.echelle


def cadrer(points: Sequence[Point], largeur: float, marge: float) -> Cadrage:
    """Return the map, ``largeur`` wide, that ``points`` (degrees) fill but for ``marge`` on each side."""
    ouest, est, _, nord = etendue([lambert93(lon, lat) for lon, lat in points])
    return Cadrage(ouest, nord, (largeur - 2 * marge) / (est - ouest), marge)
