"""Which known places are nearest to a commune, as the crow flies, whatever the intercommunality."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from guichet.sujets.lieux.fiches import Lieu
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import Commune

Vecteur = tuple[float, float, float]


@dataclass(frozen=True)
class Situe:
    """A known place and the commune where it stands; ``direction`` is where both are, seen from the centre of the Earth."""

    lieu: Lieu
    commune: Commune
    direction: Vecteur


@dataclass(frozen=True)
class Voisin:
    """A known place near a commune: ``commune`` is that of the place, ``km`` the distance from the centre of the other."""

    lieu: Lieu
    commune: Commune
    km: float


@dataclass(frozen=True)
class Repere:
    """Known places by département, to find those that are nearest to a commune."""

    par_departement: Mapping[str, list[Situe]]

    @classmethod
    def de(cls, lieux: Iterable[Lieu], communes: Mapping[str, Commune]) -> "Repere":
        """Return ``lieux``, each with its commune; one without a position of its own stands at the centre of it."""
        par_departement: dict[str, list[Situe]] = defaultdict(list)
        for lieu in lieux:
            commune = communes[lieu.commune]
            par_departement[commune.departement].append(Situe(lieu, commune, _direction(_point(lieu, commune))))
        return cls(dict(par_departement))

    def voisins(self, commune: Commune, nombre: int, sauf: Collection[str] = ()) -> list[Voisin]:
        """Return the ``nombre`` places nearest to the centre of ``commune``, those of its département first.

        A request is made per département: a nearer place across its border comes after those within it. ``sauf`` are
        the identifiers of places to leave out.
        """
        proches = self.du_departement(commune, nombre, sauf)
        if len(proches) < nombre:
            proches += _proches(commune, self._hors(commune.departement), nombre - len(proches), sauf)
        return proches

    def hors_du_departement(self, commune: Commune) -> Voisin | None:
        """Return the place nearest to the centre of ``commune`` outside its département."""
        return next(iter(_proches(commune, self._hors(commune.departement), 1, ())), None)

    def _hors(self, departement: str) -> Iterator[Situe]:
        return chain.from_iterable(situes for code, situes in self.par_departement.items() if code != departement)

    def du_departement(self, commune: Commune, nombre: int, sauf: Collection[str] = ()) -> list[Voisin]:
        """Return at most ``nombre`` places, the nearest to the centre of ``commune`` in its département."""
        return _proches(commune, self.par_departement.get(commune.departement, ()), nombre, sauf)


def _proches(commune: Commune, situes: Iterable[Situe], nombre: int, sauf: Collection[str]) -> list[Voisin]:
    centre = (commune.lon, commune.lat)
    ici = _direction(centre)
    # The straight line through the Earth sorts as the way around it does, and costs a tenth of it.
    proches = nsmallest(
        nombre,
        (s for s in situes if s.lieu.id not in sauf),
        key=lambda s: (math.dist(ici, s.direction), s.lieu.id),
    )
    return [Voisin(s.lieu, s.commune, distance_km(centre, _point(s.lieu, s.commune))) for s in proches]


def _direction(point: Point) -> Vecteur:
    lon, lat = map(math.radians, point)
    return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))


def _point(lieu: Lieu, commune: Commune) -> Point:
    return (commune.lon if lieu.lon is None else lieu.lon, commune.lat if lieu.lat is None else lieu.lat)
