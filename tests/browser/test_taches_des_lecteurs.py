"""The tasks of readers, on a small phone, each within its number of taps: with a finger in Chromium, then in Firefox."""

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.firefox import Firefox
from appui.taches import REPONSES, TACHES, Tache

Ouvrir = Callable[..., Page]
chaque_tache = pytest.mark.parametrize("tache", TACHES, ids=[f"{tache.id} {tache.tache}" for tache in TACHES])


class AuDoigt:
    """A finger on a phone, in Chromium."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def ouvrir(self, chemin: str) -> None:
        self.page.goto(chemin)

    def toucher(self, but: str) -> None:
        if but.startswith(REPONSES):
            # A list that is still filling would slip from under a finger that looks at nothing.
            self.page.wait_for_load_state("networkidle")
        self.page.locator(but).filter(visible=True).first.tap()

    def taper(self, texte: str) -> None:
        self.page.keyboard.insert_text(texte)

    def dater(self, but: str, jour: datetime.date) -> None:
        champ = self.page.locator(but)
        champ.fill(jour.isoformat())
        champ.press("Enter")

    def voir(self, but: str, mot: str) -> None:
        expect(self.page.locator(but).filter(visible=True).first).to_contain_text(re.compile(mot), use_inner_text=True)

    def etre_a(self, chemin: str) -> None:
        expect(self.page).to_have_url(re.compile(f"/{re.escape(chemin)}$"))


ENTREE = "\ue007"
# Of what a selector tells, the first that shows.
_VISIBLE = "const vu = [...document.querySelectorAll(arguments[0])].find(noeud => noeud.checkVisibility());"


class EnFirefox:
    """The same person before Firefox, at the same width."""

    def __init__(self, navigateur: Firefox, origine: str) -> None:
        self.firefox, self.origine = navigateur, origine

    def ouvrir(self, chemin: str) -> None:
        self.firefox.aller(self.origine + chemin)

    def toucher(self, but: str) -> None:
        self.firefox.cliquer(f"{_VISIBLE} return vu", but)

    def taper(self, texte: str) -> None:
        self.firefox.taper(texte)

    def dater(self, but: str, jour: datetime.date) -> None:
        self.firefox.ecrire(jour.isoformat(), f"{_VISIBLE} return vu", but)
        self.firefox.taper(ENTREE)

    def voir(self, but: str, mot: str) -> None:
        self.firefox.attendre(f"{_VISIBLE} return vu && new RegExp(arguments[1]).test(vu.innerText)", but, mot)

    def etre_a(self, chemin: str) -> None:
        self.firefox.attendre("return location.href === arguments[0]", self.origine + chemin)


@chaque_tache
def test_each_task_is_done_within_its_taps(tache: Tache, page_mobile: Ouvrir):
    tache.jouer(AuDoigt(page_mobile(None)))


# Those of the first three kinds of reader: what the others do is a matter of pages, not of browsers.
@pytest.mark.parametrize("tache", [tache for tache in TACHES if tache.id[0] in "FMBP"], ids=lambda tache: tache.id)
def test_each_task_is_done_in_firefox(tache: Tache, renard: Firefox, serveur: str):
    tache.jouer(EnFirefox(renard, serveur))
    assert not renard.erreurs(serveur)
