"""axe-core on each template, in each language, at two widths, light and dark; nothing refused, foreign or broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.construction import PROJET
from appui.gabarits import LENS, adresses
from appui.pages import LANGUES
from appui.territoires import slug_de_commune

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
LARGEURS = {"360": {"width": 360, "height": 740}, "1280": {"width": 1280, "height": 800}}
REGLES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = PROJET / "node_modules/axe-core/axe.min.js"

EXAMEN = """async regles => {
  const { violations } = await axe.run(document, { runOnly: regles, resultTypes: ['violations'] });
  return violations.map(v => `${v.id} (${v.nodes.length}) ${v.nodes[0].target} : ${v.nodes[0].failureSummary}`);
}"""


@pytest.fixture(scope="session")
def axe() -> str:
    assert AXE.exists(), "axe-core manque : lancez les tests par « make test »"
    return AXE.read_text(encoding="utf-8")


def examiner(page: Page) -> list[str]:
    """Return what axe finds wrong at each width, light and dark."""
    fautes = []
    for largeur, taille in LARGEURS.items():
        page.set_viewport_size(taille)
        for teinte in ("light", "dark"):
            page.emulate_media(color_scheme=teinte, reduced_motion="reduce")
            fautes += [f"{largeur} {teinte} : {faute}" for faute in page.evaluate(EXAMEN, REGLES)]
    return fautes


# The thousands of links of /communes/ all bear the same markup: a few of each letter tell as much, in seconds.
ABREGER = "() => document.querySelectorAll('.communes-liste > li:nth-child(n+4)').forEach(ligne => ligne.remove())"


@pytest.mark.parametrize("chemin", [pytest.param(chemin, id=nom) for nom, chemin in adresses().items()])
def test_page_is_accessible(chemin: str, ouvrir: Ouvrir, axe: str):
    page = ouvrir(chemin, initial=axe)
    page.evaluate(ABREGER)
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_open_list_of_communes_is_accessible(langue: str, ouvrir: Ouvrir, axe: str):
    page = ouvrir(ACCUEIL[langue], initial=axe)
    page.locator("#commune").click()
    page.keyboard.type("mar")
    expect(page.locator('#communes-trouvees [role="option"]').first).to_be_visible()
    page.keyboard.press("ArrowDown")
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_page_of_a_chosen_commune_is_accessible(langue: str, ouvrir: Ouvrir, axe: str):
    page = ouvrir(f"{ACCUEIL[langue]}territoires/{slug_de_commune(LENS)}/#c{LENS}", initial=axe)
    expect(page.locator("#votre-commune")).to_be_visible()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_open_menu_is_accessible(langue: str, ouvrir: Ouvrir, axe: str):
    page = ouvrir(ACCUEIL[langue], initial=axe, viewport=LARGEURS["360"])
    page.locator("details.menu summary").click()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_open_search_is_accessible(langue: str, ouvrir: Ouvrir, axe: str):
    page = ouvrir(ACCUEIL[langue], initial=axe)
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("lens")
    expect(page.locator(".md-search-result__list a").first).to_be_visible()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
