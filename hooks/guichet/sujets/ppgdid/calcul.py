"""The dates of a partnership plan (PPGDID), from the day that starts it or the day it was adopted.

The page computes the same on the device with ``plan.js``; both are held to the same cases (``tests/cas/plan.yml``).
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Literal

from guichet.socle.calendrier import Duree, ajouter

Origine = Literal["donnee", "calculee", "estimee"]
Etat = Literal["projet", "en_cours", "evaluer", "proroge", "echu"]

ADOPTION = "adoption"
EVALUATION = "evaluation"


@dataclass(frozen=True)
class Regle:
    """How a step is dated: ``delai`` after (if negative, before) the step ``depuis``; the same day without one.

    ``suppose``: that day is our assumption, the act being done as early as it can be. ``chaque``: again at each ``delai``
    until the plan ends. ``prorogation``: the end of the plan after that many extensions, 0 for the first; None for a
    step that is no end.
    """

    id: str
    depuis: str | None = None
    delai: Duree | None = None
    suppose: bool = False
    chaque: bool = False
    prorogation: int | None = None


@dataclass(frozen=True)
class Date:
    """The day of the step ``etape``, for the ``rang``-th time where it comes back (0 where it does not).

    ``origine``: typed, counted from a typed day, or resting on an assumption. ``possible``: the end of an extension
    that was not asked for.
    """

    etape: str
    jour: datetime.date
    origine: Origine
    rang: int = 0
    possible: bool = False


def calculer(regles: Sequence[Regle], saisies: Mapping[str, datetime.date], prorogations: int = 0) -> list[Date]:
    """Return the dates that the days ``saisies``, by step, give to a plan extended ``prorogations`` times, in order.

    A step that rests on no typed day has no date.
    """
    par_id = {regle.id: regle for regle in regles}

    def dater(etape: str) -> tuple[datetime.date, Origine] | None:
        regle = par_id[etape]
        if etape in saisies:
            return saisies[etape], "donnee"
        depart = dater(regle.depuis) if regle.depuis else None
        if depart is None:
            return None
        jour, origine = depart
        supposee = regle.suppose or origine == "estimee"
        return ajouter(jour, regle.delai) if regle.delai else jour, "estimee" if supposee else "calculee"

    def dates(regle: Regle) -> Iterator[Date]:
        datee = dater(regle.id)
        if datee is None:
            return
        jour, origine = datee
        if not regle.chaque:
            yield Date(regle.id, jour, origine, possible=(regle.prorogation or 0) > prorogations)
            return
        depart, delai = dater(regle.depuis or ""), regle.delai
        fin = next(dater(autre.id) for autre in regles if autre.prorogation == prorogations)
        if depart and delai and fin:
            # From the first day each time: 29 February comes back after four years.
            retours = ((rang, ajouter(depart[0], Duree(delai.valeur * rang, delai.unite))) for rang in count(1))
            for rang, retour in takewhile(lambda trouve: trouve[1] <= fin[0], retours):
                yield Date(regle.id, retour, origine, rang)

    return sorted((date for regle in regles for date in dates(regle)), key=lambda date: date.jour)
