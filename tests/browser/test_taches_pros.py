"""The seven tasks of professionals, on a small phone, each within its number of taps."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from appui.construction import ADRESSE
from appui.gabarits import LENS
from appui.territoires import page_de_commune

Ouvrir = Callable[..., Page]
GUIDE = "professionnels/enregistrer/"


class Doigt:
    """Taps, and counts them; typing and scrolling are not taps."""

    def __init__(self) -> None:
        self.touches = 0

    def toucher(self, but: Locator) -> None:
        expect(but).to_be_visible()
        but.tap()
        self.touches += 1


@pytest.fixture
def doigt() -> Doigt:
    return Doigt()


def test_the_rule_its_version_and_its_source(page_mobile: Ouvrir, doigt: Doigt):
    """Search → page → the text of law, with the version that was read."""
    page = page_mobile("")
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("radiation motifs avertissement enregistrer")
    doigt.toucher(page.locator(f'.recherche__liste a[href*="{GUIDE}"]').first)
    expect(page.locator(".version-lue").first).to_contain_text("version lue")
    doigt.toucher(page.locator('#radier ~ p a.texte-de-loi[href*="r441-2-8"]').first)
    expect(page).to_have_url(re.compile(r"/textes/r441-2-8/$"))
    expect(page.get_by_text("Version lue", exact=True)).to_be_visible()
    assert doigt.touches <= 2


def test_what_has_changed_since_a_day_and_the_pages_it_touches(page_mobile: Ouvrir, doigt: Doigt):
    page = page_mobile("veille/")
    page.locator("#f-depuis").fill("2026-02-01")
    entrees = page.locator(".veille-liste--toutes > li:not([hidden])")
    assert entrees.count() >= 1
    for jour in entrees.evaluate_all("noeuds => noeuds.map(noeud => noeud.dataset.dernierJour)"):
        assert jour >= "2026-02-01"
    doigt.toucher(entrees.locator('.veille-ligne__titre a[href*="2026-02-12-aides-au-logement-ccapex"]'))
    expect(page).to_have_url(re.compile(r"/veille/2026-02-12-aides-au-logement-ccapex/$"))
    expect(page.locator('.veille-entree a[href$="/professionnels/expulsions/"]')).to_be_visible()
    assert doigt.touches <= 2


def test_a_theme_is_followed_in_one_tap(page_mobile: Ouvrir, doigt: Doigt, serveur: str):
    page = page_mobile("veille/theme/impayes-expulsions/")
    flux = page.locator('.suivre a[href$="atom.xml"]')
    expect(flux).to_be_visible()
    reponse = page.request.get(flux.evaluate("lien => lien.href"))
    assert reponse.ok
    assert "<feed" in reponse.text()


def test_a_part_is_quoted_in_two_taps(page_mobile: Ouvrir, doigt: Doigt):
    page = page_mobile(GUIDE)
    doigt.toucher(page.locator("#delais .permalien"))
    resume = page.locator(".citer summary")
    expect(resume).to_be_in_viewport()
    doigt.toucher(resume)
    citation = page.locator("#citation")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text(f"{ADRESSE}{GUIDE}#delais")
    expect(citation).to_contain_text("Les délais")
    expect(citation).to_contain_text("CCH, art. R. 441-2-8 (")
    expect(citation).not_to_contain_text("CCH, art. R. 441-2-3 (")
    assert doigt.touches == 2


def test_the_page_is_quoted_without_javascript(page_mobile: Ouvrir):
    page = page_mobile(GUIDE, java_script_enabled=False)
    page.locator(".citer summary").tap()
    expect(page.locator("#citation")).to_contain_text(f"{ADRESSE}{GUIDE}")
    expect(page.locator(".citer button")).to_be_hidden()


def test_the_citation_is_copied(page_bureau: Ouvrir):
    page = page_bureau(f"{GUIDE}#radier", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".citer summary").click()
    page.locator(".citer button").click()
    expect(page.locator(".citer [role=status]")).not_to_be_empty()
    assert f"{ADRESSE}{GUIDE}#radier" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(
    ("prefixe", "jour"), [("", "22 septembre 2026"), ("en/", "22 September 2026"), ("ar/", "2026")]
)
def test_a_wrong_hour_is_reported_in_two_taps(prefixe: str, jour: str, page_mobile: Ouvrir):
    """The letter is ready: the place, the page, the day of reading; one tap copies it."""
    adresse = f"{prefixe}{page_de_commune(LENS)}"
    page = page_mobile(adresse, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".reponse a.signaler").tap()
    lettre = page.locator("#signalement")
    for morceau in ("Mairie - Lens", f"{ADRESSE}{adresse}", jour):
        expect(lettre).to_contain_text(morceau)
    page.locator("[data-copier-de=signalement]").tap()
    expect(page.locator(".copiable [role=status]")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == (lettre.text_content() or "").strip()


@pytest.mark.parametrize(
    "requete",
    [
        "",
        "?page=https://ailleurs.invalid/&date=hier",
        "?page=//ailleurs.invalid&lieu=" + "a" * 151,
        "?page=../../..//ailleurs.invalid/x" + "a" * 151,
        # Neither an address nor a day: the rest of the letter is still ready.
        "?page=http://[&date=2026-13-45",
        "?page=//&date=2026-02-30&lieu=%E2%80%AE%0A",
    ],
)
def test_the_letter_says_nothing_that_no_link_of_ours_says(requete: str, page_mobile: Ouvrir):
    blancs = page_mobile(f"signaler/{requete}").locator("#signalement [data-champ]")
    for rang in range(3):
        expect(blancs.nth(rang)).to_have_text(re.compile(r"^\[.+\]$"))


def test_an_address_cut_short_stops_no_script(page_mobile: Ouvrir):
    """An accent lost by who pastes it: the page reads as without an anchor, and its errors fail the test."""
    page = page_mobile("demander/deposer/#%E0%A4%A")
    pli = page.locator("details.pli").first
    pli.locator("summary").click()
    expect(pli).to_have_attribute("open", "")
    page.goto(f"{GUIDE}#%E0%A4%A")
    expect(page.locator("[data-citer=adresse]")).to_have_text(re.compile(rf"^https?://.+/{GUIDE}$"))
    expect(page.locator("[data-citer=partie]")).to_be_empty()


def test_a_page_is_printed_for_a_person_in_their_language_in_two_taps(page_mobile: Ouvrir, doigt: Doigt):
    page = page_mobile("demander/papiers/", initial="window.print = () => { window.imprime = true };")
    doigt.toucher(page.locator('a[hreflang="ar"]').first)
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    doigt.toucher(page.locator("[data-imprimer]").first)
    assert page.evaluate("window.imprime")
    assert doigt.touches == 2


def test_open_data_are_one_tap_away(page_mobile: Ouvrir, doigt: Doigt):
    page = page_mobile(GUIDE)
    doigt.toucher(page.locator('.pied a[href$="donnees/"]'))
    expect(page).to_have_url(re.compile(r"/donnees/$"))
    assert doigt.touches == 1
