"""What readers come to do, tap by tap, as ``tests/cas/taches.yml`` tells it; whatever browser plays it."""

import datetime
from dataclasses import dataclass, field
from typing import Any, Protocol

from appui.lectures import lire_cas

# A reader looks at the first answers of a search, and at what is beneath them.
REPONSES, REPONSES_LUES = ".recherche__liste", 3


class Lecteur(Protocol):
    """A person before a browser: what they can do, and what they see."""

    def ouvrir(self, chemin: str) -> None:
        """Go to ``chemin``, from the root of the site."""

    def toucher(self, but: str) -> None:
        """Tap the first visible ``but``, a selector, once it is there."""

    def taper(self, texte: str) -> None:
        """Type ``texte`` where the focus is."""

    def dater(self, but: str, jour: datetime.date) -> None:
        """Give ``jour`` to the field ``but`` as a calendar does, and validate."""

    def voir(self, but: str, mot: str) -> None:
        """Find ``mot``, a regular expression, in the first visible ``but``, or fail."""

    def etre_a(self, chemin: str) -> None:
        """Be at ``chemin``, with its anchor if it has one, once the page is there; or fail."""


@dataclass(frozen=True)
class Tache:
    """A task: where it starts, its gestures (one verb each), what must be seen at the end and in how many taps."""

    id: str
    tache: str
    appuis: int
    gestes: list[dict[str, Any]]
    voit: dict[str, str]
    depuis: str = ""
    arrive: str = ""
    sait: bool = field(default=False)

    def jouer(self, lecteur: Lecteur) -> None:
        """Do it as ``lecteur``. Raises what the browser says of what cannot be done or seen, or AssertionError."""
        lecteur.ouvrir(self.depuis)
        faits = sum(_faire(lecteur, *next(iter(geste.items()))) for geste in self.gestes)
        if self.arrive:
            lecteur.etre_a(self.arrive)
        for but, mot in self.voit.items():
            lecteur.voir(but, mot)
        assert faits <= self.appuis, f"{faits} appuis au lieu de {self.appuis}"


def _faire(lecteur: Lecteur, verbe: str, quoi: Any) -> int:
    """Do one gesture and return how many taps it cost."""
    if verbe == "touche":
        lecteur.toucher(quoi)
        return 1
    if verbe == "cherche":
        lecteur.toucher("[data-recherche]")
        lecteur.taper(quoi)
        return 1
    if verbe == "prend":
        lecteur.toucher(f'{REPONSES} > li:nth-child(-n+{REPONSES_LUES}) a[href*="/{quoi}"]')
        return 1
    if verbe == "date":
        lecteur.dater(*next(iter(quoi.items())))
        return 1
    assert verbe == "tape", verbe
    lecteur.taper(quoi)
    return 0


TACHES = [Tache(**cas) for cas in lire_cas("taches.yml")]
