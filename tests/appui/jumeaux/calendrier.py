"""The calendar file (RFC 5545) of a tool, as ``calendrier.js`` writes it."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OCTETS_PAR_LIGNE = 75


# An all-day event starts at midnight: its reminder waits for the morning.
HEURE_DU_RAPPEL = 9


@dataclass(frozen=True)
class Evenement:
    """A whole day to keep. ``id`` is the same each time the same fact is written: opened twice, a file adds nothing.

    ``rappel`` is how many days before it the reminder comes, in the morning.
    """

    id: str
    jour: datetime.date
    titre: str
    detail: str
    rappel: int = 0


def ecrire(evenements: Iterable[Evenement], outil: str, adresse: str, hote: str, horodatage: datetime.datetime) -> str:
    """Return the calendar file of ``evenements``, made by ``outil`` on the page ``adresse`` of ``hote``.

    ``horodatage`` is the UTC time of writing.
    """
    lignes = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{hote}//{outil}//FR"),
        *(ligne for evenement in evenements for ligne in _lignes(evenement, adresse, hote, horodatage)),
        "END:VCALENDAR",
    )
    return "".join(f"{plier(ligne)}\r\n" for ligne in lignes)


def _lignes(evenement: Evenement, adresse: str, hote: str, horodatage: datetime.datetime) -> Iterator[str]:
    titre, jour = _echapper(evenement.titre), evenement.jour
    heures = evenement.rappel * 24 - HEURE_DU_RAPPEL
    yield "BEGIN:VEVENT"
    yield f"UID:{evenement.id}@{hote}"
    yield f"DTSTAMP:{horodatage:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{jour:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{jour + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{titre}"
    yield f"DESCRIPTION:{_echapper(evenement.detail)}"
    yield f"URL:{adresse}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{titre}")
    yield f"TRIGGER:{'-' if heures > 0 else ''}PT{abs(heures)}H"
    yield from ("END:VALARM", "END:VEVENT")


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
