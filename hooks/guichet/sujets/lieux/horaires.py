"""Weekly opening hours and French public holidays, in the shape that pages carry to the device."""

import datetime
import re
from functools import lru_cache

import holidays
import opening_hours

from guichet.sujets.lieux.plages import JOURS

# A neutral week: no French public holiday falls between Monday 8 and Sunday 14 June 2026.
_LUNDI = datetime.datetime(2026, 6, 8)

# Weekdays and times only: months, weeks of the month or holidays would be lost in a weekly table.
_HEBDOMADAIRE = re.compile(r"^(?:[A-Z][a-z]|[\s,;:\d-])+$")

Plage = tuple[int, int]
Semaine = tuple[tuple[Plage, ...], ...]


class HorairesInvalides(ValueError):
    """The string is not a weekly OSM *opening_hours* expression."""


@lru_cache(maxsize=8192)
def semaine(expression: str) -> Semaine:
    """Return, for Monday to Sunday, the opening ranges in minutes from midnight, in order.

    ``expression``: OSM *opening_hours* made of weekdays and times, e.g. ``Mo-Fr 08:30-12:00,14:00-17:00``.
    Raises HorairesInvalides when it does not parse, is not weekly, passes midnight, or is never open.
    """
    if not _HEBDOMADAIRE.match(expression) or "PH" in expression:
        raise HorairesInvalides(
            "seuls des jours et des heures sont acceptés, par exemple « Mo-Fr 08:30-12:00,14:00-17:00 »"
        )
    try:
        heures = opening_hours.OpeningHours(expression)
    except opening_hours.ParserError as erreur:  # type: ignore[attr-defined]
        raise HorairesInvalides("ces horaires ne suivent pas la forme « Mo-Fr 08:30-12:00,14:00-17:00 »") from erreur
    jours: list[list[Plage]] = [[] for _ in JOURS]
    for debut, fin, etat, _ in heures.intervals(_LUNDI, _LUNDI + datetime.timedelta(days=7)):
        if str(etat) != "open":
            continue
        if fin.date() != debut.date():
            raise HorairesInvalides("une plage d'ouverture doit commencer et finir le même jour")
        jours[debut.weekday()].append((_minutes(debut), _minutes(fin)))
    if not any(jours):
        raise HorairesInvalides("aucune heure d'ouverture dans la semaine")
    return tuple(tuple(plages) for plages in jours)


def compacte(horaires: Semaine) -> str:
    """Return the week as pages carry it: days separated by ``;``, ranges by ``,``, e.g. ``510-720,840-1020;;…``."""
    return ";".join(",".join(f"{debut}-{fin}" for debut, fin in plages) for plages in horaires)


def heure(minutes: int) -> str:
    """Return ``minutes`` from midnight as ``HH:MM``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


@lru_cache(maxsize=8)
def feries(annee: int, nombre: int = 2) -> tuple[datetime.date, ...]:
    """Return the French public holidays of ``nombre`` years from ``annee`` (metropolitan list, labour code L. 3133-1)."""
    return tuple(sorted(holidays.country_holidays("FR", years=range(annee, annee + nombre))))


def _minutes(instant: datetime.datetime) -> int:
    return instant.hour * 60 + instant.minute
