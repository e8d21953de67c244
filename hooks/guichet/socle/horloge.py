"""The date of the build, injected: the site of any day can be built on any day."""

import datetime
import os
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

VARIABLE = "GUICHET_DATE"
# Days that the rules and the calendars know how to count from.
_ANNEES = range(2020, 2101)
_JOUR = re.compile(r"\d{4}-\d{2}-\d{2}")


class DateImpossible(ValueError):
    """GUICHET_DATE is not a date, or none that the site can have."""


def aujourdhui(environnement: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the date held by ``GUICHET_DATE`` (YYYY-MM-DD), else today in Paris. Raises DateImpossible."""
    voulue = environnement.get(VARIABLE)
    if not voulue:
        return datetime.datetime.now(ZoneInfo("Europe/Paris")).date()
    mal_ecrite = f"{VARIABLE}={voulue} : écrivez année-mois-jour, par exemple 2027-01-02"
    if not _JOUR.fullmatch(voulue):
        raise DateImpossible(mal_ecrite)
    try:
        jour = datetime.date.fromisoformat(voulue)
    except ValueError as erreur:
        raise DateImpossible(mal_ecrite) from erreur
    if jour.year not in _ANNEES:
        raise DateImpossible(f"{VARIABLE}={voulue} : écrivez un jour de {_ANNEES[0]} à {_ANNEES[-1]}")
    return jour
