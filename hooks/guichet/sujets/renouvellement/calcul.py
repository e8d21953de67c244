"""« My dates »: when to renew a request, and the calendar file that reminds of it.

The page computes the same on the device with ``echeances.js``; both are held to the same cases
(``tests/cas/echeances.yml``).
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from guichet.socle.calendrier import Duree, Evenement, ajouter, ecrire

Etat = Literal["trop_tot", "possible", "maintenant", "depasse"]


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


def etat(echeances: Echeances, aujourdhui: datetime.date) -> Etat:
    """Return what is to be done on ``aujourdhui``: wait, try, renew, or mend."""
    if aujourdhui < echeances.ouverture:
        return "trop_tot"
    if aujourdhui < echeances.conseil:
        return "possible"
    return "maintenant" if aujourdhui <= echeances.dernier_jour else "depasse"


def agenda(echeances: Echeances, mots: Mapping[str, str], horodatage: datetime.datetime) -> str:
    """Return the calendar file (RFC 5545): a reminder when renewal is advised, another before the last day.

    ``mots`` has the titles ``rappel`` and ``limite``, the text ``detail``, the page ``adresse`` and its ``hote``;
    ``horodatage`` is the UTC time of writing. The same date gives the same identifiers: opened twice, the file adds
    nothing.
    """

    def evenement(nom: str, jour: datetime.date, rappel: int = 0) -> Evenement:
        return Evenement(f"renouveler-{echeances.depart:%Y%m%d}-{nom}", jour, mots[nom], mots["detail"], rappel)

    evenements = (
        evenement("rappel", echeances.conseil),
        evenement("limite", echeances.dernier_jour, echeances.rappel),
    )
    return ecrire(evenements, "renouveler", mots["adresse"], mots["hote"], horodatage)
