"""The watch on the device: its filter, its plain pages without JavaScript, the letter of a month."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Ouvrir = Callable[..., Page]
LETTRE = "veille/lettre/2026-02/"


@pytest.fixture
def veille(page_mobile: Ouvrir) -> Page:
    return page_mobile("veille/")


def visibles(page: Page) -> Locator:
    return page.locator(".veille-liste--toutes > li:not([hidden])")


def valeurs(page: Page, nom: str) -> list[str]:
    return visibles(page).evaluate_all("(lignes, nom) => lignes.map(ligne => ligne.dataset[nom])", nom)


@pytest.mark.parametrize(
    ("champ", "valeur", "donnee"),
    [
        ("theme", "impayes-expulsions", "themes"),
        ("public", "maires", "publics"),
        ("texte", "L441-1", "textes"),
        ("nature", "jurisprudence", "nature"),
    ],
)
def test_a_choice_keeps_only_what_suits_it(veille: Page, champ: str, valeur: str, donnee: str):
    toutes = visibles(veille).count()
    veille.locator(f"#f-{champ}").select_option(valeur)
    gardees = valeurs(veille, donnee)
    assert 0 < len(gardees) < toutes
    assert all(valeur in cles.split() for cles in gardees)
    cachees = veille.locator(".veille-liste--toutes > li[hidden]")
    assert not [c for c in cachees.evaluate_all(f"l => l.map(n => n.dataset.{donnee})") if valeur in c.split()]
    expect(veille.locator(".veille-bilan")).to_contain_text(str(len(gardees)))


def test_choices_add_up_then_nothing_is_found_then_all_comes_back(veille: Page):
    toutes = visibles(veille).count()
    veille.locator("#f-depuis").fill("2025-01-01")
    recentes = valeurs(veille, "dernierJour")
    assert 0 < len(recentes) < toutes
    assert min(recentes) >= "2025"
    veille.locator("#f-annee").select_option("2014")
    expect(visibles(veille)).to_have_count(0)
    bilan = veille.locator(".veille-bilan")
    expect(bilan).to_have_text(bilan.get_attribute("data-aucune") or "?")
    veille.locator(".veille-filtre [type=reset]").tap()
    expect(visibles(veille)).to_have_count(toutes)
    expect(bilan).to_be_empty()


def test_a_year_and_a_first_day_keep_what_took_effect_then(veille: Page):
    plafonds = veille.locator('.veille-liste--toutes a[href$="2025-12-19-plafonds-2026/"]')
    for annee in ("2025", "2026"):
        veille.locator("#f-annee").select_option(annee)
        expect(plafonds).to_be_visible()
        assert all(annee in annees.split() for annees in valeurs(veille, "annees"))
    veille.locator("#f-depuis").fill("2026-01-01")
    expect(plafonds).to_be_visible()
    veille.locator("#f-depuis").fill("2026-01-02")
    expect(plafonds).to_be_hidden()


def test_choices_stand_in_the_address_and_come_back_with_it(veille: Page):
    veille.locator("#f-public").select_option("maires")
    veille.locator("#f-annee").select_option("2026")
    expect(veille).to_have_url(re.compile(r"/veille/\?public=maires&annee=2026$"))
    gardees = visibles(veille).count()
    visibles(veille).locator("a").first.tap()
    expect(veille.locator(".veille-filtre")).to_have_count(0)
    veille.go_back()
    expect(veille.locator("#f-public")).to_have_value("maires")
    expect(veille.locator("#f-annee")).to_have_value("2026")
    expect(visibles(veille)).to_have_count(gardees)
    veille.locator(".veille-filtre [type=reset]").tap()
    expect(veille).to_have_url(re.compile(r"/veille/$"))


def test_an_address_is_shared_and_its_states_are_steps_of_the_history(page_mobile: Ouvrir):
    page = page_mobile("veille/?theme=plafonds&texte=inconnu&suivi=1#toutes")
    expect(page.locator("#f-theme")).to_have_value("plafonds")
    expect(page.locator("#f-texte")).to_have_value("")
    assert all("plafonds" in themes.split() for themes in valeurs(page, "themes"))
    expect(page.locator(".veille-bilan")).to_contain_text(str(visibles(page).count()))
    page.evaluate("location.hash = 'en-projet'")
    page.locator("#f-theme").select_option("cotation")
    expect(page).to_have_url(re.compile(r"\?suivi=1&theme=cotation#en-projet$"))
    page.go_back()
    expect(page.locator("#f-theme")).to_have_value("plafonds")
    assert all("plafonds" in themes.split() for themes in valeurs(page, "themes"))


def test_the_filter_is_used_with_the_keyboard_alone(page_bureau: Ouvrir):
    page = page_bureau("veille/")
    page.locator("#f-theme").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#f-public")).to_be_focused()
    page.keyboard.type("les maires")
    expect(page).to_have_url(re.compile(r"\?public=maires$"))
    assert all("maires" in publics.split() for publics in valeurs(page, "publics"))
    page.locator("#f-texte").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?public=maires$"))


def test_without_javascript_plain_pages_do_the_same(page_mobile: Ouvrir):
    page = page_mobile("veille/", java_script_enabled=False)
    expect(page.locator(".veille-filtre")).to_be_hidden()
    page.locator('.veille-listes a[href$="theme/impayes-expulsions/"]').tap()
    expect(page).to_have_url(re.compile(r"/veille/theme/impayes-expulsions/$"))
    lignes = page.locator(".veille-ligne")
    assert lignes.count() > 1
    for ligne in lignes.all():
        assert "impayes-expulsions" in (ligne.get_attribute("data-themes") or "").split()


def test_the_letter_is_copied(page_bureau: Ouvrir):
    page = page_bureau(LETTRE, permissions=["clipboard-read", "clipboard-write"])
    page.locator('[data-copier-de="lettre"]').click()
    expect(page.locator(".copiable [role=status]")).not_to_be_empty()
    copie = page.evaluate(
        "async () => { const [une] = await navigator.clipboard.read();"
        " return Promise.all(['text/plain', 'text/html'].map(async genre => (await une.getType(genre)).text())) }"
    )
    for titre in page.locator("#lettre h2 a").all():
        assert titre.inner_text() in copie[0]
        assert f'href="{titre.get_attribute("href")}"' in copie[1]
