"""axe-core, run in a page at two widths, light and dark."""

from functools import cache

from playwright.sync_api import Page

from appui.construction import PROJET

LARGEURS = {"360": {"width": 360, "height": 740}, "1280": {"width": 1280, "height": 800}}
REGLES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_EXAMEN = """async regles => {
  const { violations } = await axe.run(document, { runOnly: regles, resultTypes: ['violations'] });
  return violations.map(v => `${v.id} (${v.nodes.length}) ${v.nodes[0].target} : ${v.nodes[0].failureSummary}`);
}"""


@cache
def axe() -> str:
    """Return the script to load before the page: ``ouvrir(chemin, initial=axe())``."""
    fichier = PROJET / "node_modules/axe-core/axe.min.js"
    assert fichier.exists(), "axe-core manque : lancez les tests par « make test »"
    return fichier.read_text(encoding="utf-8")


def examiner(page: Page) -> list[str]:
    """Return what axe finds wrong at each width, light and dark."""
    fautes = []
    for largeur, taille in LARGEURS.items():
        page.set_viewport_size(taille)
        for teinte in ("light", "dark"):
            page.emulate_media(color_scheme=teinte, reduced_motion="reduce")
            fautes += [f"{largeur} {teinte} : {faute}" for faute in page.evaluate(_EXAMEN, REGLES)]
    return fautes
