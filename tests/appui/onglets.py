"""Tabs that tests take in turn: opening a browser context costs more than what most tests do in it."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, Response, WebError

from appui.construction import MIDI
from appui.serveur import ATTENTE

# Chromium tells of a refusal in the console too, but not always under the same words.
TEMOIN = """
document.addEventListener('securitypolicyviolation', e =>
  console.error(`CSP ${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""
DE_FRANCE = {"locale": "fr-FR", "timezone_id": "Europe/Paris", "service_workers": "block"}
ECRAN = {"width": 1280, "height": 720}


@dataclass
class Releve:
    """What a page asked for and what went wrong in it."""

    origine: str
    demandes: list[str] = field(default_factory=list)
    etrangeres: list[str] = field(default_factory=list)
    erreurs: list[str] = field(default_factory=list)

    def demande(self, demande: Request) -> None:
        adresse = demande.url
        if adresse.startswith(self.origine):
            self.demandes.append(adresse.removeprefix(self.origine))
        elif not adresse.startswith(("data:", "blob:", "about:")):
            self.etrangeres.append(adresse)

    def reponse(self, reponse: Response) -> None:
        if reponse.status >= 400 and reponse.request.resource_type != "document":
            self.erreurs.append(f"{reponse.status} {reponse.url}")

    def console(self, message: ConsoleMessage) -> None:
        # The address of a page that does not exist answers 404 and Chromium logs it: the page itself is the answer.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.erreurs.append(message.text)

    def panne(self, panne: WebError) -> None:
        self.erreurs.append(str(panne.error))


# What a browser context tells, and the entry of the record it goes to.
SUITES = {"request": "demande", "response": "reponse", "console": "console", "weberror": "panne"}


class Onglet:
    """One page in a context of its own; what happens in it goes to the record of the test that holds it."""

    def __init__(self, contexte: BrowserContext, origine: str, *, script: bool, midi: bool) -> None:
        self.contexte, self.origine, self.script, self.midi = contexte, origine, script, midi
        self.releve = Releve(origine)
        for evenement, suite in SUITES.items():
            contexte.on(evenement, partial(self._noter, suite))
        self.page = contexte.new_page()
        if midi and script:
            self.page.clock.set_fixed_time(MIDI)

    def _noter(self, suite: str, fait: Any) -> None:
        getattr(self.releve, suite)(fait)

    def remettre_a_neuf(self) -> bool:
        """Leave the page and forget all that a test left or set; return whether the tab may serve again."""
        try:
            return self._a_l_heure() and self._oublier(self.page)
        except Error:
            # Closed, or stuck in what its test did.
            return False

    def _oublier(self, page: Page) -> bool:
        for autre in self.contexte.pages:
            if autre is not page:
                autre.close()
        page.unroute_all(behavior="ignoreErrors")
        self.contexte.set_offline(False)
        self.contexte.clear_permissions()
        page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
        if self.script and page.url.startswith(self.origine):
            page.evaluate("sessionStorage.clear()")
        page.mouse.move(-1, -1)
        page.goto(self.origine + ATTENTE)
        session = self.contexte.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": self.origine.rstrip("/"), "storageTypes": "all"})
        session.detach()
        return True

    def _a_l_heure(self) -> bool:
        """Whether no test has moved the clock: Playwright cannot give back the true one."""
        if not self.script:
            return True
        return self.midi and self.page.evaluate("Date.now()") == MIDI.timestamp() * 1000


class Onglets:
    """The tabs of one browser, by what they were opened with."""

    def __init__(self, navigateur: Browser) -> None:
        self.navigateur = navigateur
        self.libres: dict[str, list[Onglet]] = defaultdict(list)
        self.pris: list[tuple[str, Onglet]] = []

    def prendre(self, releve: Releve, *, initial: str = "", midi: bool = True, **options: Any) -> Page:
        """Return a blank page whose life goes to ``releve``; ``options`` are those of a browser context."""
        ecran = options.pop("viewport", ECRAN)
        permissions = options.pop("permissions", [])
        cle = json.dumps([releve.origine, initial, midi, options], sort_keys=True)
        onglet = self.libres[cle].pop() if self.libres[cle] else self._ouvrir(releve.origine, initial, midi, options)
        self.pris.append((cle, onglet))
        onglet.releve = releve
        onglet.page.set_viewport_size(ecran)
        if permissions:
            onglet.contexte.grant_permissions(permissions, origin=releve.origine)
        return onglet.page

    def _ouvrir(self, origine: str, initial: str, midi: bool, options: dict[str, Any]) -> Onglet:
        contexte = self.navigateur.new_context(base_url=origine, viewport=ECRAN, **DE_FRANCE | options)
        contexte.set_default_timeout(10_000)
        contexte.add_init_script(TEMOIN + initial)
        return Onglet(contexte, origine, script=options.get("java_script_enabled", True), midi=midi)

    def rendre(self) -> None:
        """Take back every tab that a test held."""
        while self.pris:
            cle, onglet = self.pris.pop()
            if onglet.remettre_a_neuf():
                self.libres[cle].append(onglet)
            else:
                onglet.contexte.close()
