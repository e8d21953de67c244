"""How far apart two points are, as the crow flies."""

import math

# Mean radius of the Earth, in kilometres (IUGG).
RAYON_KM = 6371.0088

Point = tuple[float, float]


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance in kilometres between two points, each (longitude, latitude) in degrees.

    Haversine formula on a sphere: right to 0.5 % anywhere, far closer than the road makes it.
    """
    lon_a, lat_a, lon_b, lat_b = map(math.radians, (*a, *b))
    corde = math.sin((lat_b - lat_a) / 2) ** 2
    corde += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * RAYON_KM * math.asin(math.sqrt(corde))
