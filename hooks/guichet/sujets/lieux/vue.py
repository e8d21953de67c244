"""What is shown of a place."""

import datetime
from dataclasses import InitVar, dataclass, field
from functools import cached_property
from itertools import groupby

from guichet.socle.fraicheur import fraicheur as fraicheur_ce_jour
from guichet.sujets.lieux import horaires as heures
from guichet.sujets.lieux.fiches import Fermeture, Lieu, Position
from guichet.sujets.territoires.fiches import Commune


@dataclass(frozen=True)
class VueLieu:
    """A place as shown on the page of an EPCI; ``lieu`` is None for a commune of which nothing is known.

    Of the day, only what it makes of the hours is kept, and the closures that are not over: pages are the same until
    that changes.
    """

    commune: Commune
    lieu: Lieu | None
    aujourdhui: InitVar[datetime.date]
    fraicheur: str = field(init=False)
    fermetures: tuple[Fermeture, ...] = field(init=False)

    def __post_init__(self, aujourdhui: datetime.date) -> None:
        etat = fraicheur_ce_jour(self.lieu.jour_des_horaires, aujourdhui) if self.lieu else "masquer"
        object.__setattr__(self, "fraicheur", etat)
        fermetures = self.lieu.fermetures if self.lieu else ()
        object.__setattr__(self, "fermetures", tuple(une for une in fermetures if une.au >= aujourdhui))

    @property
    def nom(self) -> str:
        return self.lieu.nom if self.lieu else self.commune.nom

    @cached_property
    def _semaine(self) -> heures.Semaine | None:
        montrables = self.lieu and self.lieu.horaires and self.fraicheur != "masquer"
        return heures.semaine(self.lieu.horaires) if self.lieu and self.lieu.horaires and montrables else None

    @cached_property
    def semaine(self) -> str | None:
        """The week as scripts read it, or None when the hours are unknown or too old to be shown."""
        return heures.compacte(self._semaine) if self._semaine else None

    @cached_property
    def horaires(self) -> list[tuple[int, int, list[tuple[str, str]]]] | None:
        """First and last of consecutive days alike (0 = Monday), with their ranges as ``HH:MM``; None as for `semaine`."""
        if self._semaine is None:
            return None
        return [
            (jours[0], jours[-1], [(heures.heure(debut), heures.heure(fin)) for debut, fin in plages])
            for plages, groupe in groupby(range(len(self._semaine)), key=self._semaine.__getitem__)
            for jours in [list(groupe)]
        ]

    @cached_property
    def carte(self) -> str | None:
        """Address of a map at the place, only where its coordinates are its own."""
        if self.lieu is None or self.lieu.position is not Position.ADRESSE:
            return None
        point = f"{self.lieu.lat}/{self.lieu.lon}"
        return f"https://www.openstreetmap.org/?mlat={self.lieu.lat}&mlon={self.lieu.lon}#map=18/{point}"
