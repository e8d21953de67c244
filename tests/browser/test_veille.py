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
    [("theme", "impayes-expulsions", "themes"), ("public", "maires", "publics"), ("texte", "L441-1", "textes")],
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
    recentes = valeurs(veille, "date")
    assert 0 < len(recentes) < toutes
    assert min(recentes) >= "2025"
    veille.locator("#f-annee").select_option("2014")
    expect(visibles(veille)).to_have_count(0)
    bilan = veille.locator(".veille-bilan")
    expect(bilan).to_have_text(bilan.get_attribute("data-aucune") or "?")
    veille.locator(".veille-filtre [type=reset]").tap()
    expect(visibles(veille)).to_have_count(toutes)
    expect(bilan).to_be_empty()


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
