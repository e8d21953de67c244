"""Days that can be: real ones, neither before the first text quoted nor far in the future."""

import calendar
import datetime
import re

_FORME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
# The Declaration of 1789 is the oldest text that is law.
PREMIER_JOUR = datetime.date(1789, 8, 26)
# Nothing was read before the site was begun.
PREMIERE_LECTURE = datetime.date(2026, 1, 1)
# Laws announce deadlines some years ahead; later is a slip of the keyboard.
ANNEES_A_VENIR = 6


class DateRefusee(ValueError):
    """The date cannot be; the message says why, in French."""


def periode(date: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of ``date``: a year, a month (2024-04) or a day (2016-10-14).

    Raises DateRefusee when there is no such day.
    """
    if not _FORME.fullmatch(date):
        raise DateRefusee('une année, un mois ou un jour est attendu : "2024", "2024-03" ou "2024-03-15"')
    annee, *reste = map(int, date.split("-"))
    mois, jour = (*reste, None, None)[:2]
    try:
        premier = datetime.date(annee, 1 if mois is None else mois, 1 if jour is None else jour)
    except ValueError as erreur:
        raise DateRefusee("ce jour ou ce mois n'existe pas") from erreur
    if jour is not None:
        return premier, premier
    dernier_mois = mois or 12
    return premier, datetime.date(annee, dernier_mois, calendar.monthrange(annee, dernier_mois)[1])


def verifier(date: str) -> str:
    """Return ``date``, a year, a month or a day that exists. Raises DateRefusee."""
    periode(date)
    return date


def invraisemblable(jour: datetime.date, aujourdhui: datetime.date) -> str | None:
    """Return why ``jour`` cannot be the day of anything told here, or None."""
    if jour < PREMIER_JOUR:
        return "cette date est trop ancienne pour un fait du site"
    if jour.year > aujourdhui.year + ANNEES_A_VENIR:
        return "cette date est trop loin dans le futur"
    return None
