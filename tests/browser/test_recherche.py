"""The search: nothing of it is fetched before it is opened; then it finds, in each language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.gabarits import LENS
from appui.pages import LANGUES, PageConstruite
from appui.territoires import slug_de_commune

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
RESULTATS = ".md-search-result__list a"


def mot_du_site(pages: dict[str, PageConstruite], langue: str) -> str:
    """Return the longest word of the title of the page of papers: it must be found."""
    titre = pages[f"{ACCUEIL[langue]}demander/papiers/"].arbre.css_first("h1").text()
    return max(titre.replace("’", " ").replace("'", " ").replace(":", " ").split(), key=len)


def de_la_recherche(demandes: list[str]) -> list[str]:
    return [d for d in demandes if "bundle" in d or "search" in d or "lunr" in d or "workers" in d]


@pytest.mark.parametrize("langue", LANGUES)
def test_search_finds_and_is_fetched_only_once_opened(
    langue: str, page_mobile: Ouvrir, releve, pages: dict[str, PageConstruite]
):
    page = page_mobile(ACCUEIL[langue])
    page.wait_for_load_state("networkidle")
    assert de_la_recherche(releve.demandes) == []

    page.locator("[data-recherche]").click()
    champ = page.locator("[data-md-component=search-query]")
    expect(champ).to_be_focused()
    # As dictation, a paste or an input method does: no key is pressed.
    page.keyboard.insert_text(mot_du_site(pages, langue))
    resultat = page.locator(RESULTATS).first
    expect(resultat).to_be_visible()
    assert de_la_recherche(releve.demandes)

    page.locator(f'{RESULTATS}[href*="papiers"]').first.click()
    expect(page.locator("html")).to_have_attribute("lang", langue)
    expect(page.locator("h1")).to_be_visible()
    index = [d for d in releve.demandes if "search_index" in d]
    assert set(index) == {f"{ACCUEIL[langue]}search/search_index.json"}


@pytest.mark.parametrize("touche", ["f", "s", "/"])
def test_search_opens_by_keyboard_but_not_while_writing(touche: str, page_bureau: Ouvrir):
    page = page_bureau("")
    page.locator("#commune").focus()
    page.keyboard.press(touche)
    expect(page.locator("[data-md-component=search-query]")).not_to_be_focused()
    page.locator("#commune").blur()
    page.keyboard.press(touche)
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-md-component=search-query]")).not_to_be_visible()


def test_search_is_absent_without_javascript(page_mobile: Ouvrir):
    page = page_mobile("", java_script_enabled=False)
    expect(page.locator("[data-recherche]")).to_be_hidden()
    expect(page.locator("[data-md-component=search-query]")).to_be_hidden()


@pytest.mark.parametrize("langue", LANGUES)
def test_a_commune_leads_to_its_territory(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue])
    page.locator("[data-recherche]").click()
    page.keyboard.type("liévin")
    page.locator(f'{RESULTATS}[href*="territoires/{slug_de_commune(LENS)}/"]').first.click()
    expect(page).to_have_url(re.compile(f"/{ACCUEIL[langue]}territoires/{slug_de_commune(LENS)}/"))
