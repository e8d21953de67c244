"""Days: a duration later.

``calendrier.js`` does the same on the device; both are held to the same cases.
"""

import datetime
from calendar import monthrange
from dataclasses import dataclass


@dataclass(frozen=True)
class Duree:
    """A number of ``unite``: « jour », « semaine », « mois » or « an ». Negative: earlier."""

    valeur: int
    unite: str


def ajouter(jour: datetime.date, duree: Duree) -> datetime.date:
    """Return ``jour`` plus ``duree``; where the month has no such day, its last one (code de procédure civile, 641)."""
    if duree.unite in ("jour", "semaine"):
        return jour + datetime.timedelta(days=duree.valeur * (7 if duree.unite == "semaine" else 1))
    mois = jour.year * 12 + jour.month - 1 + duree.valeur * (12 if duree.unite == "an" else 1)
    annee, rang = divmod(mois, 12)
    return datetime.date(annee, rang + 1, min(jour.day, monthrange(annee, rang + 1)[1]))
