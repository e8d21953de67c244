"""Which communes touch each other, and which stand inside the region."""

import math
from collections import defaultdict
from functools import cached_property, lru_cache
from itertools import product

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import COMMUNES, CONTOURS, Commune

# Hauts-de-France run from 1.38° to 4.26° east and from 48.83° to 51.09° north; a tenth of a degree is left around.
OUEST, EST, SUD, NORD = 1.28, 4.36, 48.73, 51.19
# A commune without an outline is taken to touch the nearest ones: an outline has six neighbours on average.
VOISINES_SANS_CONTOUR = 6
# In degrees, some fifteen kilometres: as far as one looks for them.
ALENTOURS = 0.2


def dans_la_region(lon: float, lat: float) -> bool:
    """Tell whether a point (degrees, WGS 84) may be in the region."""
    return OUEST <= lon <= EST and SUD <= lat <= NORD


def hors_de_place(enregistrement: Enregistrement, champ: str, point: Point, constat: str, remede: str) -> Probleme:
    """Return what to say of ``point``, which ``champ`` gives: ``remede`` may be to swap its two coordinates."""
    lon, lat = point
    echange = "échangez lon et lat" if dans_la_region(lat, lon) else remede
    return enregistrement.probleme((champ,), constat, echange, f"{lon}, {lat}")


def voisines(lot: Lot) -> dict[str, frozenset[str]]:
    """Return the INSEE codes of the communes that touch each commune with an outline; those that touch none are left out."""
    return _voisines(tuple((contour.insee, contour.contour) for contour in lot.fiches(CONTOURS)))


@lru_cache(maxsize=2)
def _voisines(dessins: tuple[tuple[str, str], ...]) -> dict[str, frozenset[str]]:
    """Two communes touch when their outlines share a vertex: the source simplifies both sides of a border alike."""
    premieres: dict[Point, str] = {}
    suivantes: dict[Point, set[str]] = {}
    for insee, dessin in dessins:
        for anneau in contours.anneaux(dessin):
            for sommet in anneau:
                premiere = premieres.setdefault(sommet, insee)
                if premiere != insee:
                    suivantes.setdefault(sommet, {premiere}).add(insee)
    touchees: dict[str, set[str]] = defaultdict(set)
    for ensemble in {frozenset(ensemble) for ensemble in suivantes.values()}:
        for insee in ensemble:
            touchees[insee] |= ensemble
    return {insee: frozenset(ensemble - {insee}) for insee, ensemble in touchees.items()}


class Voisinage:
    """The communes of ``lot``, each with those around it."""

    def __init__(self, lot: Lot) -> None:
        self._connues, self._touchees = lot.par_cle(COMMUNES), voisines(lot)

    def autour(self, commune: Commune) -> list[Commune]:
        """Return the communes that touch ``commune``, or those nearest to it where no outline tells."""
        touchees = self._touchees.get(commune.insee, ())
        return [self._connues[insee] for insee in touchees if insee in self._connues] or self._proches(commune)

    def departements(self, commune: Commune) -> tuple[str, ...]:
        """Return the department of ``commune`` and those of the communes around it."""
        return (commune.departement, *sorted({voisine.departement for voisine in self.autour(commune)}))

    @cached_property
    def _carreaux(self) -> dict[tuple[int, int], list[Commune]]:
        """The communes by square of the map: those around one are in its square or beside it."""
        carreaux: dict[tuple[int, int], list[Commune]] = defaultdict(list)
        for commune in self._connues.values():
            carreaux[_carreau(commune)].append(commune)
        return carreaux

    def _proches(self, commune: Commune) -> list[Commune]:
        colonne, rangee = _carreau(commune)
        autour = (
            autre
            for de_cote in product((colonne - 1, colonne, colonne + 1), (rangee - 1, rangee, rangee + 1))
            for autre in self._carreaux.get(de_cote, ())
            if abs(autre.lat - commune.lat) < ALENTOURS and abs(autre.lon - commune.lon) < ALENTOURS
        )
        ici = (commune.lon, commune.lat)
        proches = sorted(autour, key=lambda autre: (distance_km(ici, (autre.lon, autre.lat)), autre.insee))
        return [autre for autre in proches if autre.insee != commune.insee][:VOISINES_SANS_CONTOUR]


def _carreau(commune: Commune) -> tuple[int, int]:
    return math.floor(commune.lon / ALENTOURS), math.floor(commune.lat / ALENTOURS)
