"""« My dates »: what is to be done on a day, and the calendar file, as ``echeances.js`` tells them."""

import datetime
from collections.abc import Mapping
from typing import Literal

from appui.jumeaux.calendrier import Evenement, ecrire
from guichet.sujets.renouvellement.calcul import Echeances

Etat = Literal["trop_tot", "possible", "maintenant", "depasse"]


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
