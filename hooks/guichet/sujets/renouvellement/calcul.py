"""« My dates »: when to renew a request.

The page computes the same on the device with ``echeances.js``; both are held to the same cases
(``tests/cas/echeances.yml``).
"""

import datetime
from dataclasses import dataclass

from guichet.socle.calendrier import Duree, ajouter


@dataclass(frozen=True)
class Regles:
    """From the date of a request: when renewal opens, when it is advised, when the request lapses.

    ``rappel`` is how long before the last day the second reminder comes, in days.
    """

    ouverture: Duree
    conseil: Duree
    validite: Duree
    rappel: int


@dataclass(frozen=True)
class Echeances:
    """The dates of a request made, or last renewed, on ``depart``; it must be renewed on ``dernier_jour`` at the latest."""

    depart: datetime.date
    ouverture: datetime.date
    conseil: datetime.date
    dernier_jour: datetime.date
    anniversaire: datetime.date
    rappel: int


def calculer(depart: datetime.date, regles: Regles) -> Echeances:
    """Return the dates of a request made, or last renewed, on ``depart``."""
    anniversaire = ajouter(depart, regles.validite)
    return Echeances(
        depart=depart,
        ouverture=ajouter(depart, regles.ouverture),
        conseil=ajouter(depart, regles.conseil),
        dernier_jour=anniversaire - datetime.timedelta(days=1),
        anniversaire=anniversaire,
        rappel=regles.rappel,
    )
