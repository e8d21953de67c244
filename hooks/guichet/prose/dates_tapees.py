"""Days typed in texts: « le 1er juillet 2026 », “on 31 March”, « 31 مارس »."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

from guichet.socle.champs import Langue


@dataclass(frozen=True)
class JourTape:
    """A day of a text: its place, its words, its day and month, its year if it is told."""

    debut: int
    mots: str
    jour_et_mois: tuple[int, int]
    annee: int | None

    @property
    def iso(self) -> str | None:
        """The day as records write it, where its year is told."""
        return f"{self.annee}-{self.jour_et_mois[1]:02}-{self.jour_et_mois[0]:02}" if self.annee else None

    @property
    def existe(self) -> bool:
        """Whether the calendar has this day, in a leap year if no year is told."""
        jour, mois = self.jour_et_mois
        annee = self.annee or 2024
        return 1 <= jour <= calendar.monthrange(annee, mois)[1]


def jours_tapes(texte: str, langue: Langue) -> Iterator[JourTape]:
    """Yield each day that ``texte`` tells with its month."""
    for trouve in _motif(langue).finditer(texte):
        mois = _mois(langue)[trouve["mois"].lower()]
        annee = int(trouve["annee"]) if trouve["annee"] else None
        yield JourTape(trouve.start(), trouve[0], (int(trouve["jour"]), mois), annee)


@cache
def _mois(langue: Langue) -> dict[str, int]:
    return {nom.lower(): rang for rang, nom in get_month_names("wide", locale=langue).items()}


@cache
def _motif(langue: Langue) -> re.Pattern[str]:
    blanc = "[ \u00a0\u202f]"
    return re.compile(
        rf"\b(?P<jour>\d{{1,2}})(?:er|st|nd|rd|th)?{blanc}(?P<mois>{'|'.join(_mois(langue))})\b(?:{blanc}(?P<annee>\d{{4}})\b)?",
        re.IGNORECASE,
    )
