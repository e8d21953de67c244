"""A real Chromium, and pages that fail their test when something is refused, foreign or broken."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from appui.chromium import chromium
from appui.firefox import Firefox, chemin_de_firefox, firefox
from appui.onglets import Onglets, Releve

MOBILE = {"width": 360, "height": 740}
BUREAU = {"width": 1280, "height": 800}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        lance = chromium(playwright, ARGUMENTS)
        yield lance
        lance.close()


@pytest.fixture(scope="session")
def renard() -> Iterator[Firefox]:
    """Firefox, started once, as wide as a phone."""
    chemin = chemin_de_firefox()
    if not chemin:
        pytest.skip("aucun Firefox : installez le paquet firefox-esr")
    with firefox(chemin) as lance:
        lance.retrecir(360, 740)
        yield lance


@pytest.fixture
def releve(serveur: str) -> Iterator[Releve]:
    """The record of the test; at its end nothing may have been refused, foreign or broken."""
    releve = Releve(serveur)
    yield releve
    assert not releve.etrangeres, f"demandes à d'autres hôtes : {releve.etrangeres}"
    assert not releve.erreurs, f"erreurs dans la page : {releve.erreurs}"


@pytest.fixture(scope="session")
def onglets(navigateur: Browser) -> Onglets:
    """The tabs that tests take in turn."""
    return Onglets(navigateur)


@pytest.fixture
def ouvrir(onglets: Onglets, releve: Releve) -> Iterator[Callable[..., Page]]:
    """A factory of pages: ``ouvrir(chemin, viewport=…)``; other options are those of a browser context."""

    def _ouvrir(chemin: str | None = "", **options: Any) -> Page:
        page = onglets.prendre(releve, **options)
        if chemin is not None:
            page.goto(chemin)
        return page

    yield _ouvrir
    onglets.rendre()


@pytest.fixture
def page_mobile(ouvrir: Callable[..., Page]) -> Callable[..., Page]:
    """``page_mobile(chemin)`` opens a page of the site on a small phone (360 × 740)."""
    return partial(ouvrir, viewport=MOBILE, is_mobile=True, has_touch=True)


@pytest.fixture
def page_bureau(ouvrir: Callable[..., Page]) -> Callable[..., Page]:
    """``page_bureau(chemin)`` opens a page of the site on a desk screen (1280 × 800)."""
    return partial(ouvrir, viewport=BUREAU)
