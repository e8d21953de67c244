"""Which known places are nearest to a commune, as the crow flies, whatever the intercommunality."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guichet.sujets.lieux.fiches import Lieu
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import Commune


@dataclass(frozen=True)
class Voisin:
    """A known place near a commune: ``commune`` is that of the place, ``km`` the distance from the centre of the other."""

    lieu: Lieu
    commune: Commune
    km: float


def voisins(commune: Commune, lieux: Sequence[tuple[Lieu, Commune]], nombre: int) -> list[Voisin]:
    """Return the ``nombre`` places nearest to the centre of ``commune``, those of its département first.

    A request is made per département: a nearer place across its border comes after those within it. ``lieux`` are
    places with their commune; a place without a position of its own stands at the centre of its commune.
    """
    centre = (commune.lon, commune.lat)
    proches = (Voisin(lieu, la_sienne, distance_km(centre, _point(lieu, la_sienne))) for lieu, la_sienne in lieux)
    return sorted(proches, key=lambda v: (v.commune.departement != commune.departement, v.km, v.lieu.id))[:nombre]


def _point(lieu: Lieu, commune: Commune) -> Point:
    return (commune.lon if lieu.lon is None else lieu.lon, commune.lat if lieu.lat is None else lieu.lat)


def situes(lieux: Iterable[Lieu], communes: dict[str, Commune]) -> list[tuple[Lieu, Commune]]:
    """Return ``lieux`` with the commune of each."""
    return [(lieu, communes[lieu.commune]) for lieu in lieux]
