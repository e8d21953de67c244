"""A real Chromium, and pages that fail their test when something is refused, foreign or broken."""

import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from appui.construction import JOUR

MOBILE = {"width": 360, "height": 740}
BUREAU = {"width": 1280, "height": 800}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MIDI = datetime.datetime.fromisoformat(f"{JOUR}T12:00:00+01:00")

# Chromium tells of a refusal in the console too, but not always under the same words.
TEMOIN = """
document.addEventListener('securitypolicyviolation', e =>
  console.error(`CSP ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


@dataclass
class Releve:
    """What a page asked for and what went wrong in it."""

    origine: str
    demandes: list[str] = field(default_factory=list)
    etrangeres: list[str] = field(default_factory=list)
    erreurs: list[str] = field(default_factory=list)

    def suivre(self, contexte: BrowserContext) -> None:
        contexte.on("request", self._demande)
        contexte.on("response", self._reponse)
        contexte.on("console", self._console)
        contexte.on("weberror", lambda erreur: self.erreurs.append(str(erreur.error)))

    def _demande(self, demande: Request) -> None:
        adresse = demande.url
        if adresse.startswith(self.origine):
            self.demandes.append(adresse.removeprefix(self.origine))
        elif not adresse.startswith(("data:", "blob:", "about:")):
            self.etrangeres.append(adresse)

    def _reponse(self, reponse: Response) -> None:
        if reponse.status >= 400 and reponse.request.resource_type != "document":
            self.erreurs.append(f"{reponse.status} {reponse.url}")

    def _console(self, message: ConsoleMessage) -> None:
        # The address of a page that does not exist answers 404 and Chromium logs it: the page itself is the answer.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.erreurs.append(message.text)


def chemin_de_chromium(propre: str) -> str | None:
    """Return the Chromium to start: CHROMIUM, the system's, or ``propre`` (Playwright's own)."""
    for nom in (os.environ.get("CHROMIUM"), *CHROMIUMS):
        if nom and (trouve := shutil.which(nom)):
            return trouve
    return propre if Path(propre).exists() else None


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chemin = chemin_de_chromium(playwright.chromium.executable_path)
        assert chemin, "aucun Chromium : installez le paquet chromium, ou lancez « playwright install chromium »"
        chromium = playwright.chromium.launch(executable_path=chemin, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def releve(serveur: str) -> Iterator[Releve]:
    """The record of the test; at its end nothing may have been refused, foreign or broken."""
    releve = Releve(serveur)
    yield releve
    assert not releve.etrangeres, f"demandes à d'autres hôtes : {releve.etrangeres}"
    assert not releve.erreurs, f"erreurs dans la page : {releve.erreurs}"


@pytest.fixture
def ouvrir(navigateur: Browser, serveur: str, releve: Releve) -> Iterator[Callable[..., Page]]:
    """A factory of pages: ``ouvrir(chemin, viewport=…)``; other options are those of a browser context."""
    contextes: list[BrowserContext] = []

    def _ouvrir(chemin: str | None = "", *, initial: str = "", midi: bool = True, **options: Any) -> Page:
        contexte = navigateur.new_context(
            base_url=serveur,
            **{"locale": "fr-FR", "timezone_id": "Europe/Paris", "service_workers": "block"} | options,
        )
        contextes.append(contexte)
        contexte.set_default_timeout(10_000)
        contexte.add_init_script(TEMOIN + initial)
        releve.suivre(contexte)
        page = contexte.new_page()
        if midi and options.get("java_script_enabled", True):
            page.clock.set_fixed_time(MIDI)
        if chemin is not None:
            page.goto(chemin)
        return page

    yield _ouvrir
    for contexte in contextes:
        contexte.close()


@pytest.fixture
def page_mobile(ouvrir: Callable[..., Page]) -> Callable[..., Page]:
    """``page_mobile(chemin)`` opens a page of the site on a small phone (360 × 740)."""
    return partial(ouvrir, viewport=MOBILE, is_mobile=True, has_touch=True)


@pytest.fixture
def page_bureau(ouvrir: Callable[..., Page]) -> Callable[..., Page]:
    """``page_bureau(chemin)`` opens a page of the site on a desk screen (1280 × 800)."""
    return partial(ouvrir, viewport=BUREAU)
