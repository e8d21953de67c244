"""The commune field, under fingers and keys."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from appui.axe import fautes
from appui.scripts import Ouvrir
from appui.serveur import compresse


@pytest.fixture
def champ(ouvrir: Ouvrir, avec_index: Path) -> Page:
    """The page of the commune field."""
    return ouvrir("commune.html")


def options(page: Page) -> list[str]:
    return [re.sub(r"\s+", " ", texte) for texte in page.get_by_role("option").all_inner_texts()]


def annonce(page: Page) -> Any:
    return page.locator(".champ-commune__annonce")


def test_options_and_what_is_announced(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.press_sequentially("hirso")
    expect(champ.get_by_role("option")).to_have_count(1)
    assert options(champ) == ["Hirson 02500 (02) · CC des Trois Rivières"]
    expect(annonce(champ)).to_have_text("1 commune.")
    expect(saisie).to_have_attribute("aria-expanded", "true")
    lien = champ.get_by_role("option")
    assert re.search(r"/communes/hirson-02381/$", lien.evaluate("a => a.href"))
    assert lien.locator("[lang=fr]").count() == 2
    saisie.fill("hirzzox")
    expect(annonce(champ)).to_have_text("Aucune commune.")
    expect(saisie).to_have_attribute("aria-expanded", "false")


def test_the_keyboard(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.fill("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    n = champ.get_by_role("option").count()
    assert n > 3

    def active() -> str | None:
        choisies = champ.locator("[role=option][aria-selected=true]")
        assert choisies.count() <= 1
        identifiant = saisie.get_attribute("aria-activedescendant")
        assert identifiant == (choisies.get_attribute("id") if choisies.count() else None)
        return identifiant

    assert active() is None
    saisie.press("ArrowDown")
    assert active() == "commune-option-0"
    saisie.press("ArrowUp")
    assert active() == f"commune-option-{n - 1}"
    saisie.press("ArrowDown")
    assert active() == "commune-option-0"
    saisie.press("End")
    assert active() == f"commune-option-{n - 1}"
    saisie.press("Home")
    assert active() == "commune-option-0"
    saisie.press("Escape")
    expect(champ.get_by_role("listbox")).to_be_hidden()
    assert active() is None
    expect(saisie).to_have_value("fleury")
    saisie.press("ArrowUp")
    assert active() == f"commune-option-{n - 1}"
    saisie.press("Tab")
    expect(champ.get_by_role("listbox")).to_be_hidden()
    expect(champ.get_by_role("button", name="Trouver")).to_be_focused()
    saisie.press("Escape")
    expect(saisie).to_have_value("")


def test_home_and_end_stay_with_the_text_while_no_option_is_chosen(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.press_sequentially("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    saisie.press("Home")
    assert saisie.evaluate("champ => champ.selectionStart") == 0


def test_enter_on_an_option_follows_its_link(champ: Page) -> None:
    saisie = champ.get_by_role("combobox")
    saisie.fill("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    saisie.press("ArrowDown")
    adresse = champ.get_by_role("option").first.evaluate("a => a.href")
    with champ.expect_navigation(url=adresse):
        saisie.press("Enter")


@pytest.mark.parametrize(
    ("saisie", "insee"),
    [
        ("Lens", "62498"),
        ("saint omer", "62765"),
        ("62300 lens", "62498"),
        ("hirs", "02381"),
        ("Hirson", "02381"),
        ("Y", "80829"),
        # As a language writes them: with its own letters, or with ours.
        ("ليل", "59350"),
        (" اميان ", "80021"),
        ("dunkirk", "59183"),
    ],
)
@pytest.mark.parametrize("geste", ["Enter", "bouton"])
def test_a_sure_spelling_goes(champ: Page, saisie: str, insee: str, geste: str) -> None:
    champ.get_by_role("combobox").fill(saisie)
    with champ.expect_navigation(url=re.compile(rf"/communes/[a-z0-9-]+-{insee}/$")):
        if geste == "Enter":
            champ.get_by_role("combobox").press("Enter")
        else:
            champ.get_by_role("button", name="Trouver").click()


@pytest.mark.parametrize("saisie", ["fleury", "62300", "la houssoye", "lahoussoye", "la chapelle", "saint", "len"])
def test_a_doubtful_spelling_asks(champ: Page, saisie: str) -> None:
    """A name or a postcode that several communes share: they are listed, none is chosen."""
    avant = champ.url
    champ.get_by_role("combobox").fill(saisie)
    champ.get_by_role("combobox").press("Enter")
    if saisie == "saint":
        champ.wait_for_url("**/communes/")
        return
    expect(annonce(champ)).to_have_text("Choisissez dans la liste.")
    assert champ.get_by_role("option").count() > 1
    assert champ.url == avant


def test_the_name_of_a_town_is_known_as_it_is_typed_in_other_letters(champ: Page) -> None:
    """As soon as it can be that of only one; another name is asked for in Latin letters."""
    saisie = champ.get_by_role("combobox")
    saisie.fill("ليف")
    expect(champ.get_by_role("option").first).to_contain_text("Liévin")
    for inconnue in ("لي", "باريس"):
        saisie.fill(inconnue)
        expect(annonce(champ)).to_have_text("En lettres latines.")
        expect(champ.get_by_role("option")).to_have_count(0)


def test_homonyms_have_code_and_departement(champ: Page) -> None:
    champ.get_by_role("combobox").fill("fleury")
    expect(champ.get_by_role("option").first).to_be_visible()
    homonymes = [option for option in options(champ) if option.startswith("Fleury ")]
    assert len(homonymes) == len(set(homonymes)) == 4
    assert all(re.match(r"Fleury \d{5} \(\d\d\) · ", option) for option in homonymes)


def test_a_former_commune_leads_to_the_present_one(champ: Page) -> None:
    champ.get_by_role("combobox").fill("anizy le chateau")
    expect(champ.get_by_role("option")).to_have_count(1)
    expect(champ.get_by_role("option")).to_contain_text("Anizy-le-Château : aujourd'hui Anizy-le-Grand")
    expect(champ.get_by_role("option").locator("[lang=fr]")).to_have_count(3)
    assert champ.get_by_role("option").evaluate("a => a.pathname").endswith("/communes/anizy-le-grand-02018/")


@pytest.mark.parametrize("saisie", ["", "6", "62", "l", "la", "!"])
def test_too_short_nothing_is_asked(champ: Page, releve: Any, saisie: str) -> None:
    champ.get_by_role("combobox").fill("x")
    champ.get_by_role("combobox").fill(saisie)
    champ.wait_for_timeout(100)
    assert not [adresse for adresse in releve.demandes if adresse.startswith("recherche/")]
    expect(annonce(champ)).to_have_text("")


@pytest.mark.parametrize("saisie", ["", "62", "saint"])
def test_too_short_and_sent_leads_to_all_communes(champ: Page, saisie: str) -> None:
    """And what was typed is not written in the address."""
    champ.get_by_role("combobox").fill(saisie)
    with champ.expect_navigation(url=re.compile(r"/communes/$")):
        champ.get_by_role("button", name="Trouver").click()


def test_nothing_before_a_letter_then_one_file_of_5_kb_at_most(champ: Page, releve: Any, avec_index: Path) -> None:
    champ.wait_for_timeout(100)
    assert not [adresse for adresse in releve.demandes if adresse.startswith("recherche/")]
    champ.get_by_role("combobox").press_sequentially("la madeleine")
    expect(champ.get_by_role("option").first).to_contain_text("La Madeleine")
    demandes = [adresse for adresse in releve.demandes if adresse.startswith("recherche/")]
    assert demandes == ["recherche/communes/ma.json"]
    champ.get_by_role("combobox").fill("mametz")
    expect(champ.get_by_role("option").first).to_contain_text("Mametz")
    assert len([adresse for adresse in releve.demandes if adresse.startswith("recherche/")]) == 1
    assert max(len(compresse(fichier)) for fichier in avec_index.glob("*.json")) <= 5_000


def test_a_late_answer_is_ignored(champ: Page) -> None:
    retenues: list[Route] = []
    champ.route("**/recherche/communes/li.json", lambda route: retenues.append(route))  # noqa: PLW0108 (it marks its handlers)
    saisie = champ.get_by_role("combobox")
    saisie.fill("lievin")
    saisie.fill("hirson")
    expect(champ.get_by_role("option")).to_have_count(1)
    assert retenues
    retenues[0].continue_()
    champ.wait_for_timeout(200)
    assert options(champ)[0].startswith("Hirson")


def test_enter_before_the_answer_waits_for_it(champ: Page) -> None:
    retenues: list[Route] = []
    champ.route("**/recherche/communes/hi.json", lambda route: retenues.append(route))  # noqa: PLW0108 (it marks its handlers)
    champ.get_by_role("combobox").fill("hirson")
    champ.get_by_role("combobox").press("Enter")
    champ.wait_for_timeout(100)
    with champ.expect_navigation(url=re.compile("-02381/$")):
        retenues[0].continue_()


def test_offline_is_told_then_it_goes_on(champ: Page, releve: Any) -> None:
    saisie = champ.get_by_role("combobox")
    champ.context.set_offline(True)
    saisie.fill("hirson")
    expect(annonce(champ)).to_have_text("Pas de connexion.")
    expect(champ.get_by_role("link", name="Toutes les communes")).to_be_visible()
    saisie.press("Enter")
    champ.wait_for_timeout(50)
    assert champ.url.endswith("commune.html")
    champ.context.set_offline(False)
    saisie.press("Enter")
    champ.wait_for_url(re.compile("-02381/$"))


def test_text_without_a_key(champ: Page) -> None:
    """Paste, dictation and Arabic digits bring an `input` event and no key."""
    champ.get_by_role("combobox").focus()
    champ.keyboard.insert_text("٦٢٨٠٠")
    expect(champ.get_by_role("option").first).to_contain_text("Liévin")


def test_letters_being_composed(champ: Page) -> None:
    """Phones compose every word: the list follows, and Enter first belongs to the input method."""
    saisie = champ.get_by_role("combobox")
    saisie.focus()
    session = champ.context.new_cdp_session(champ)
    session.send("Input.imeSetComposition", {"text": "hirso", "selectionStart": 5, "selectionEnd": 5})
    expect(champ.get_by_role("option")).to_have_count(1)
    saisie.evaluate(
        "champ => champ.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', isComposing: true, bubbles: true}))"
    )
    assert saisie.get_attribute("aria-activedescendant") is None


def test_what_was_typed_before_the_script(ouvrir: Ouvrir, avec_index: Path) -> None:
    page = ouvrir(None)
    page.route("**/commune.js", lambda route: None)
    page.goto("commune.html", wait_until="commit")
    page.get_by_role("combobox").fill("hirson")
    page.unroute("**/commune.js")
    page.evaluate("() => { import('/assets/javascripts/territoires/commune.js?tard'); }")
    expect(page.get_by_role("option")).to_have_count(1)


@pytest.mark.parametrize(
    ("tape", "propose"), [("lile", "Lille"), ("lillle", "Lille"), ("soisons", "Soissons"), ("dunkerke", "Dunkerque")]
)
def test_a_misspelling_offers_the_commune_without_going_there(champ: Page, tape: str, propose: str) -> None:
    champ.get_by_role("combobox").fill(tape)
    expect(annonce(champ)).to_have_text("Une de celles-ci ?")
    assert options(champ)[0].startswith(f"{propose} ")
    champ.get_by_role("combobox").press("Enter")
    expect(annonce(champ)).to_have_text("Une de celles-ci ?")
    assert champ.url.endswith("commune.html")
    champ.get_by_role("combobox").press("ArrowDown")
    champ.get_by_role("combobox").press("Enter")
    expect(champ).to_have_url(re.compile(rf"/communes/{propose.lower()}-"))


def test_another_script_asks_for_latin_letters(champ: Page) -> None:
    champ.get_by_role("combobox").fill("أرنس")
    expect(annonce(champ)).to_have_text("En lettres latines.")
    champ.get_by_role("combobox").press("Enter")
    champ.wait_for_timeout(300)
    assert champ.url.endswith("commune.html")
    expect(annonce(champ)).to_have_text("En lettres latines.")


def test_an_option_is_touched(ouvrir: Ouvrir, avec_index: Path) -> None:
    page = ouvrir("commune.html", viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    page.get_by_role("combobox").tap()
    page.get_by_role("combobox").fill("lens")
    with page.expect_navigation(url=re.compile("-62498/$")):
        page.get_by_role("option").first.tap()


def test_the_phone_keyboard_goes_without_closing_the_list(champ: Page) -> None:
    champ.get_by_role("combobox").fill("lens")
    expect(champ.get_by_role("option").first).to_be_visible()
    champ.get_by_role("combobox").evaluate("champ => champ.blur()")
    champ.wait_for_timeout(50)
    expect(champ.get_by_role("option").first).to_be_visible()
    champ.get_by_role("heading").click()
    expect(champ.get_by_role("listbox")).to_be_hidden()
    champ.get_by_role("combobox").click()
    expect(champ.get_by_role("option").first).to_be_visible()


def test_the_middle_button_opens_a_tab(champ: Page) -> None:
    champ.get_by_role("combobox").fill("hirson")
    with champ.context.expect_page() as onglet:
        champ.get_by_role("option").first.click(button="middle")
    onglet.value.wait_for_url(re.compile("-02381/$"))
    assert champ.url.endswith("commune.html")


def test_nothing_is_kept(champ: Page) -> None:
    champ.get_by_role("combobox").fill("hirson")
    champ.get_by_role("combobox").press("Enter")
    champ.wait_for_url(re.compile("-02381/$"))
    champ.go_back()
    expect(champ.get_by_role("combobox")).to_have_value("")
    expect(champ.get_by_role("listbox")).to_be_hidden()
    assert champ.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def test_the_field_is_accessible_with_its_list_open(champ: Page) -> None:
    champ.get_by_role("combobox").fill("fleury")
    champ.get_by_role("combobox").press("ArrowDown")
    expect(champ.locator("[aria-selected=true]")).to_have_count(1)
    assert fautes(champ) == []
