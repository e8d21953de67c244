"""axe-core, run in a page at two widths, light, dark and in forced colours."""

from collections.abc import Sequence
from functools import cache

from playwright.sync_api import Page

from appui.construction import PROJET

# The narrowest and the widest that are promised: between them nothing appears that neither shows.
LARGEURS = {"320": {"width": 320, "height": 640}, "1280": {"width": 1280, "height": 800}}
TEINTES = ("light", "dark")
REGLES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of these rules, those that a change of width alone may break.
REGLES_DE_LARGEUR = ["target-size", "scrollable-region-focusable", "landmark-unique", "region", "link-name"]
# Of these rules, those that a change of colours alone may break.
REGLES_DE_COULEUR = ["color-contrast", "link-in-text-block"]

# Arabic joins its letters: axe takes it for a font of icons, by drawing it, and leaves it out of the contrast it
# measures. The site has no such font: on this canvas every character is one square.
_SANS_ICONES = """
HTMLCanvasElement.prototype.getContext = function () {
  return {
    canvas: this,
    measureText: texte => ({ width: 30 * texte.length }),
    fillText() {},
    clearRect() {},
    getImageData: () => ({ data: new Uint8ClampedArray(4).fill(255) }),
  };
};
"""

# Ink and paper: texts whose colours, size and weight are the same on the same backgrounds have one contrast. What is
# laid over something else may lie on any background: each of these is judged. What was judged at another width is not again.
_ENCRES = """teinte => {
  window.encresVues ??= {};
  const vues = window.encresVues[teinte] ??= new Set();
  const fonds = new Map([[null, '']]);
  const fond = noeud => {
    if (!fonds.has(noeud)) {
      const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode, position, transform } = getComputedStyle(noeud);
      const pose = position !== 'static' || transform !== 'none' ? noeud.tagName + fonds.size + 'x' + innerWidth : '';
      fonds.set(noeud, fond(noeud.parentElement) + [backgroundColor, backgroundImage, opacity, filter, mixBlendMode, pose].join());
    }
    return fonds.get(noeud);
  };
  const ecrit = noeud => [...noeud.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
  return [...document.body.querySelectorAll('*')].filter(noeud => {
    if (!ecrit(noeud) && !noeud.matches('input, select, textarea')) return false;
    if (!noeud.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { color, fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(noeud);
    const autour = getComputedStyle(noeud.parentElement).color;
    const encre = [noeud.tagName === 'A', color, autour, fontSize, fontWeight, textDecorationLine, textShadow, fond(noeud)].join();
    return !vues.has(encre) && vues.add(encre);
  });
}"""

_EXAMEN = """async ([regles, exclues, ou]) => {
  const rules = Object.fromEntries(exclues.map(regle => [regle, { enabled: false }]));
  const options = { runOnly: regles, rules, resultTypes: ['violations'], selectors: false };
  const { violations } = await axe.run(ou ? { include: ou } : document, options);
  return violations.map(v => `${v.id} (${v.nodes.length}) ${v.nodes[0].html} : ${v.nodes[0].failureSummary}`);
}"""
_EXAMEN_DES_ENCRES = f"""async ([regles, teinte]) => {{
  const neuves = ({_ENCRES})(teinte);
  return neuves.length ? ({_EXAMEN})([regles, [], neuves]) : [];
}}"""

# Where everything is and whether it shows: all that the rules know of a page, but its colours.
_FORME = """() => JSON.stringify([...document.querySelectorAll('*')].map(noeud => {
  const { x, y, width, height } = noeud.getBoundingClientRect();
  return [noeud.tagName, x, y, width, height, noeud.checkVisibility({ opacityProperty: true, visibilityProperty: true })];
}))"""


@cache
def axe() -> str:
    """Return the script of axe, as pages are given it."""
    fichier = PROJET / "node_modules/axe-core/axe.min.js"
    assert fichier.exists(), "axe-core manque : lancez les tests par « make test »"
    return _SANS_ICONES + fichier.read_text(encoding="utf-8")


def _avec_axe(page: Page) -> Page:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(axe())
    return page


def fautes(page: Page, sauf: Sequence[str] = (), regles: Sequence[str] = REGLES) -> list[str]:
    """Return what axe finds wrong in ``page`` as it is, by ``regles`` (rules, or their tags) but for the rules ``sauf``."""
    trouvees: list[str] = _avec_axe(page).evaluate(_EXAMEN, [list(regles), list(sauf), None])
    return trouvees


def fautes_de_couleur(page: Page, teinte: str) -> list[str]:
    """Return what axe finds wrong in the colours of ``page``; of texts of one ink on one paper, the first is judged."""
    trouvees: list[str] = _avec_axe(page).evaluate(_EXAMEN_DES_ENCRES, [REGLES_DE_COULEUR, teinte])
    return trouvees


def fautes_par_teinte(page: Page, regles: Sequence[str] = REGLES) -> list[str]:
    """Return what axe finds wrong by ``regles``, light and dark, at the width of ``page``.

    If nothing moves or hides in the dark, the rules of colour alone judge the page again.
    """
    trouvees, forme = [], None
    for teinte in TEINTES:
        page.emulate_media(color_scheme=teinte, reduced_motion="reduce")
        avant, forme = forme, page.evaluate(_FORME)
        dites = fautes_de_couleur(page, teinte)
        if forme != avant:
            dites += fautes(page, REGLES_DE_COULEUR, regles)
        trouvees += [f"{teinte} : {faute}" for faute in dites]
    return trouvees


def fautes_en_couleurs_forcees(page: Page) -> list[str]:
    """Return what axe finds wrong in the colours that a system imposes, light and dark."""
    trouvees = []
    for teinte in TEINTES:
        page.emulate_media(color_scheme=teinte, forced_colors="active")
        trouvees += [f"forcées, {teinte} : {faute}" for faute in fautes_de_couleur(page, f"forcées {teinte}")]
    page.emulate_media(color_scheme="light", forced_colors="none")
    return trouvees


def examiner(page: Page, au_large: Sequence[str] = REGLES) -> list[str]:
    """Return what axe finds wrong at each width, light and dark; by the rules ``au_large`` at the second."""
    trouvees = []
    for (largeur, taille), regles in zip(LARGEURS.items(), (REGLES, au_large), strict=True):
        page.set_viewport_size(taille)
        trouvees += [f"{largeur} {faute}" for faute in fautes_par_teinte(page, regles)]
    return trouvees
