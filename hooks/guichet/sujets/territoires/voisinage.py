"""Which communes touch each other, and which stand inside the region."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from guichet.socle.lot import Lot
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import COMMUNES, CONTOURS, EPCI, Commune

# Hauts-de-France run from 1.38° to 4.26° east and from 48.83° to 51.09° north; a tenth of a degree is left around.
OUEST, EST, SUD, NORD = 1.28, 4.36, 48.73, 51.19
# A commune without an outline is taken to touch the nearest ones: an outline has six neighbours on average.
VOISINES_SANS_CONTOUR = 6


def dans_la_region(lon: float, lat: float) -> bool:
    """Tell whether a point (degrees, WGS 84) may be in the region."""
    return OUEST <= lon <= EST and SUD <= lat <= NORD


def remede_du_point(lon: float, lat: float, remede: str) -> str:
    """Return the remedy for a point out of place: ``remede``, or to swap its two coordinates."""
    return "échangez lon et lat" if dans_la_region(lat, lon) else remede


def voisines(lot: Lot) -> dict[str, frozenset[str]]:
    """Return the INSEE codes of the communes that touch each commune with an outline; those that touch none are left out."""
    return _voisines(tuple((contour.insee, contour.contour) for contour in lot.fiches(CONTOURS)))


@lru_cache(maxsize=2)
def _voisines(dessins: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    """Two communes touch when their outlines share a vertex: the source simplifies both sides of a border alike."""
    sommets: dict[Point, set[str]] = defaultdict(set)
    for insee, dessin in dessins:
        for anneau in contours.anneaux(dessin):
            for sommet in anneau:
                sommets[sommet].add(insee)
    touchees: dict[str, set[str]] = defaultdict(set)
    for ensemble in sommets.values():
        for insee in ensemble:
            touchees[insee] |= ensemble
    return {insee: frozenset(ensemble - {insee}) for insee, ensemble in touchees.items() if len(ensemble) > 1}


def voisines_de(commune: Commune, touchees: dict[str, frozenset[str]], connues: dict[str, Commune]) -> list[Commune]:
    """Return the communes of ``connues`` that touch ``commune``, or those nearest to it where no outline tells."""
    trouvees = [connues[insee] for insee in touchees.get(commune.insee, ()) if insee in connues]
    return trouvees or _plus_proches(commune, connues)


def _plus_proches(commune: Commune, connues: dict[str, Commune]) -> list[Commune]:
    centre = (commune.lon, commune.lat)
    autres = (autre for autre in connues.values() if autre.insee != commune.insee)
    return sorted(autres, key=lambda a: distance_km(centre, (a.lon, a.lat)))[:VOISINES_SANS_CONTOUR]


def egarees(lot: Lot) -> Iterator[tuple[Commune, Counter[str]]]:
    """Yield the communes that touch none of their EPCI, with the EPCI of those that they touch, counted.

    A commune alone in its EPCI is not one of them, nor one of which nothing tells where it is.
    """
    connues, touchees = lot.par_cle(COMMUNES), voisines(lot)
    membres = Counter(commune.epci for commune in connues.values())
    for commune in connues.values():
        situee = commune.insee in touchees or dans_la_region(commune.lon, commune.lat)
        if situee and membres[commune.epci] > 1 and commune.epci in lot.connus[EPCI]:
            autour = Counter(voisine.epci for voisine in voisines_de(commune, touchees, connues))
            if commune.epci not in autour:
                yield commune, autour
