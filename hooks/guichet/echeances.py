"""« My dates »: when to renew a request, and the calendar file that reminds of it.

The page computes the same on the device with ``echeances.js``; both are held to the same cases
(``tests/cas/echeances.yml``).
"""

import datetime
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Etat = Literal["trop_tot", "possible", "maintenant", "depasse"]

OCTETS_PAR_LIGNE = 75
# An all-day event starts at midnight: its reminder waits for the morning.
HEURE_DU_RAPPEL = 9


@dataclass(frozen=True)
class Duree:
    """A number of ``unite``: « jour », « semaine », « mois » or « an »."""

    valeur: int
    unite: str


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


def ajouter(jour: datetime.date, duree: Duree) -> datetime.date:
    """Return ``jour`` plus ``duree``; where the month has no such day, its last one (code de procédure civile, 641)."""
    if duree.unite in ("jour", "semaine"):
        return jour + datetime.timedelta(days=duree.valeur * (7 if duree.unite == "semaine" else 1))
    mois = jour.year * 12 + jour.month - 1 + duree.valeur * (12 if duree.unite == "an" else 1)
    annee, rang = divmod(mois, 12)
    return datetime.date(annee, rang + 1, min(jour.day, monthrange(annee, rang + 1)[1]))


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

    def evenement(nom: str, jour: datetime.date, avance: str) -> Iterator[str]:
        titre = _echapper(mots[nom])
        yield "BEGIN:VEVENT"
        yield f"UID:renouveler-{echeances.depart:%Y%m%d}-{nom}@{mots['hote']}"
        yield f"DTSTAMP:{horodatage:%Y%m%dT%H%M%SZ}"
        yield f"DTSTART;VALUE=DATE:{jour:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{jour + datetime.timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{titre}"
        yield f"DESCRIPTION:{_echapper(mots['detail'])}"
        yield f"URL:{mots['adresse']}"
        yield "TRANSP:TRANSPARENT"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{titre}", f"TRIGGER:{avance}", "END:VALARM")
        yield "END:VEVENT"

    lignes = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{mots['hote']}//renouveler//FR"),
        *evenement("rappel", echeances.conseil, f"PT{HEURE_DU_RAPPEL}H"),
        *evenement("limite", echeances.dernier_jour, f"-PT{echeances.rappel * 24 - HEURE_DU_RAPPEL}H"),
        "END:VCALENDAR",
    )
    return "".join(f"{plier(ligne)}\r\n" for ligne in lignes)


def _echapper(texte: str) -> str:
    for caractere in "\\;,":
        texte = texte.replace(caractere, f"\\{caractere}")
    return texte.replace("\n", "\\n")


def plier(ligne: str) -> str:
    """Return ``ligne`` folded at 75 octets of UTF-8, never inside a character (RFC 5545, 3.1)."""
    plis, octets = [""], 0
    for caractere in ligne:
        taille = len(caractere.encode())
        if octets + taille > OCTETS_PAR_LIGNE:
            plis.append(" ")
            octets = 1
        plis[-1] += caractere
        octets += taille
    return "\r\n".join(plis)
