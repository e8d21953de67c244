"""The page under the thumb, on paper, and on the scales."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from appui.gabarits import LENS, LILLE, MONTDIDIER
from appui.pages import LANGUES
from appui.territoires import COMMUNES_LUES, page_de_commune, slug_de_commune

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}


@pytest.mark.parametrize("langue", LANGUES)
@pytest.mark.parametrize("insee", [LENS, MONTDIDIER, LILLE])
def test_a_territory_prints_on_two_sheets_at_most(langue: str, insee: str, page_bureau: Ouvrir):
    page = page_bureau(f"{ACCUEIL[langue]}territoires/{slug_de_commune(insee)}/")
    page.emulate_media(media="print")
    expect(page.locator("svg.qr")).to_be_visible()
    feuilles = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    assert len(feuilles) <= 2


@pytest.mark.parametrize("langue", LANGUES)
def test_a_commune_prints_on_one_sheet_with_its_hours(langue: str, page_bureau: Ouvrir):
    page = page_bureau(None)
    page.emulate_media(media="print")
    for insee in COMMUNES_LUES:
        page.goto(ACCUEIL[langue] + page_de_commune(insee))
        expect(page.locator("svg.qr")).to_be_visible()
        for heures in page.locator(".horaires").all():
            expect(heures).to_be_visible()
        assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1, insee


@pytest.mark.parametrize("langue", LANGUES)
def test_first_view_of_a_territory_weighs_little_on_the_wire(langue: str, page_mobile: Ouvrir, releve):
    # A fixed clock would replace the measures of the browser.
    page = page_mobile(f"{ACCUEIL[langue]}territoires/{slug_de_commune(LENS)}/", midi=False)
    page.wait_for_load_state("networkidle")
    octets = page.evaluate("""() => [...performance.getEntriesByType('navigation'),
        ...performance.getEntriesByType('resource')].reduce((total, e) => total + e.encodedBodySize, 0)""")
    assert 0 < octets <= 70_000, releve.demandes


def test_main_actions_are_large_enough_for_a_thumb(page_mobile: Ouvrir):
    # A word explained is part of its sentence, not a control of its own.
    actions = "main a.bouton, main button:not(.terme), main .porte, main .tache, #commune"
    page = page_mobile(None)
    for chemin in ("", f"territoires/{slug_de_commune(LENS)}/", page_de_commune(LENS), "demander/"):
        page.goto(chemin)
        for action in page.locator(actions).all():
            if action.is_visible():
                boite = action.bounding_box()
                assert boite is not None
                assert boite["height"] >= 44, f"{chemin} : {action.inner_text()} ({boite['height']} px)"
