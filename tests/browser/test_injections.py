"""Hostile texts in every field, without the policy of the host: Chromium runs none of them, and asks for nothing elsewhere."""

import re
from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Browser, Page, Route

from appui.construction import MIDI
from appui.injections import Infeste
from appui.onglets import DE_FRANCE
from appui.serveur import servir

pytestmark = pytest.mark.lent

# What any of the hostile texts calls; what a page opens or asks for besides is told by the browser.
TEMOIN = "window.temoins = []; window.temoin = n => window.temoins.push(n);"
TOUT_OUVRIR = """() => { for (const un of document.querySelectorAll('details')) un.open = true;
  for (const un of document.querySelectorAll('main *')) for (const nom of ['mouseover', 'focus', 'error', 'load'])
    un.dispatchEvent(new Event(nom)); }"""

RENVOI = re.compile(r'<meta http-equiv="refresh"[^>]*>')

TEMOIN_DU_TEMOIN = '<img src="https://evil.example/image.png" onerror="temoin(0)">'


@pytest.fixture(scope="module")
def sans_politique(infeste: Infeste) -> Iterator[str]:
    with servir(infeste.site, politique="") as adresse:
        yield adresse


def test_chromium_runs_no_hostile_text(navigateur: Browser, infeste: Infeste, sans_politique: str):
    contexte = navigateur.new_context(**DE_FRANCE, bypass_csp=True)
    contexte.add_init_script(TEMOIN)
    ailleurs: list[str] = []
    contexte.on(
        "request",
        lambda demande: (
            None if demande.url.startswith((sans_politique, "data:", "blob:")) else ailleurs.append(demande.url)
        ),
    )
    page = contexte.new_page()
    page.clock.set_fixed_time(MIDI)
    dialogues: list[str] = []
    page.on("dialog", lambda dialogue: (dialogues.append(dialogue.message), dialogue.dismiss()))
    vues = infeste.pages(comptees=False)
    assert len(vues) > 40
    for chemin, html in vues.items():
        if RENVOI.search(html):
            page.route(sans_politique + chemin, partial(rester, html))
        page.goto(sans_politique + chemin)
        page.evaluate(TOUT_OUVRIR)
        essayer_les_champs(page)
        assert page.evaluate("window.temoins") == [], chemin
        assert page.url.startswith(sans_politique), chemin
    assert (ailleurs, dialogues) == ([], [])
    # What would have been told, had one of them got through.
    page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", TEMOIN_DU_TEMOIN)
    page.wait_for_function("window.temoins.length")
    assert ailleurs == ["https://evil.example/image.png"]
    contexte.close()


def rester(html: str, route: Route) -> None:
    """Give a page that leads elsewhere at once, without what does."""
    route.fulfill(body=RENVOI.sub("", html), content_type="text/html; charset=utf-8")


def essayer_les_champs(page: Page) -> None:
    """Type in the fields of the page, so that its scripts write what they found."""
    for champ in page.locator(
        "input[type=search]:visible, input[type=text]:visible, input[role=combobox]:visible"
    ).all():
        champ.fill("len")
        page.wait_for_timeout(150)
