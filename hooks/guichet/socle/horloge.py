"""The date of the build, injected: the site of any day can be built on any day."""

import datetime
import os
from collections.abc import Mapping
from zoneinfo import ZoneInfo

VARIABLE = "GUICHET_DATE"


class DateImpossible(ValueError):
    """GUICHET_DATE is not a date."""


def aujourdhui(environnement: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the date held by ``GUICHET_DATE`` (YYYY-MM-DD), else today in Paris. Raises DateImpossible."""
    voulue = environnement.get(VARIABLE)
    if not voulue:
        return datetime.datetime.now(ZoneInfo("Europe/Paris")).date()
    try:
        return datetime.date.fromisoformat(voulue)
    except ValueError as erreur:
        raise DateImpossible(f"{VARIABLE}={voulue} : écrivez année-mois-jour, par exemple 2027-01-02") from erreur
