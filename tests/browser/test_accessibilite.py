"""axe-core on each template, unfolded, in each language, at two widths, light, dark and in forced colours.

Nothing is refused, foreign or broken. A page is loaded once for all that is asked of it.

Html-validate judges the same pages whole, in tests/site/test_html.py: names, labels and identifiers of every item.
"""

import re
from collections.abc import Callable
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from appui.axe import (
    LARGEURS,
    REGLES,
    REGLES_DE_LARGEUR,
    examiner,
    fautes as fautes_telle_quelle,
    fautes_en_couleurs_forcees,
    fautes_par_teinte,
)
from appui.gabarits import GUIDES, adresses
from appui.pages import LANGUES, langue_de
from appui.territoires import COMMUNES_LUES, page_de_commune, slugs

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
TELEPHONE = {"width": 360, "height": 740}
# Long lists and tables repeat the same markup: their first items tell as much, in seconds. An answer, an entry or a
# part of a table is left out if three that are kept already hold each kind of thing that it holds.
ABREGER = """() => {
  for (const longue of ['.communes-liste > li:nth-child(n+4)', 'main :is(ul, ol) > li:nth-child(n+13)', 'tbody > tr:nth-child(n+13)'])
    document.querySelectorAll(longue).forEach(element => element.remove());
  const vus = new Map();
  for (const bloc of document.querySelectorAll('main :is(article, dl > div, tbody)')) {
    const traits = new Set([bloc, ...bloc.querySelectorAll('*')].map(n => `${n.parentElement.tagName} ${n.tagName} ${n.className}`));
    if ([...traits].every(trait => vus.get(trait) >= 3)) bloc.remove();
    else for (const trait of traits) vus.set(trait, (vus.get(trait) ?? 0) + 1);
  }
}"""


DEBORDEMENT = """() => {
  const racine = document.documentElement;
  if (racine.scrollWidth <= racine.clientWidth) return null;
  const large = [...document.body.querySelectorAll('*')].find(noeud => {
    const boite = noeud.getBoundingClientRect();
    return boite.right > racine.clientWidth + 1 || boite.left < -1;
  });
  return `${racine.scrollWidth} > ${racine.clientWidth} : ${large?.outerHTML.slice(0, 120)}`;
}"""


DEPLIER = "document.querySelectorAll('main details, .urgence details').forEach(un => { un.open = true; })"
# What one reaches by the keyboard above the page, line after line as the eye reads it.
MAL_RANGES = """() => {
  const sens = document.dir === 'rtl' ? -1 : 1;
  const places = [...document.querySelectorAll(':is(.urgence, .entete) :is(a, button, summary)')]
    .filter(noeud => noeud.checkVisibility()).map(noeud => {
      const { top, height, left, width } = noeud.getBoundingClientRect();
      return [top + height / 2, sens * (left + width / 2), noeud.textContent.trim()];
    });
  const avant = ([y, x], [autreY, autreX]) => y < autreY - 12 || (Math.abs(y - autreY) <= 12 && x < autreX);
  return places.slice(1).filter((place, n) => !avant(places[n], place)).map(([, , mots]) => mots);
}"""


PALE_QUELQUE_PART = """<!doctype html><html lang="fr"><head><title>Essai</title><style>
body { background: #fff; color: #111 } .large { display: none; color: #bbb }
@media (min-width: 900px) { .large { display: block } }
@media (prefers-color-scheme: dark) { body { background: #222; color: #eee } .sombre { color: #333 } }
</style></head><body><main><h1>Essai</h1><p class="large">Pâle</p><p class="sombre">Sombre</p></main></body></html>"""


def test_what_is_pale_at_one_width_or_in_one_shade_alone_is_found(ouvrir: Ouvrir):
    """The check judges each ink once: not before it shows."""
    # A tab that has served keeps the policy of the page where it waits, which refuses a style written in the page.
    page = ouvrir(None, bypass_csp=True)
    page.set_content(PALE_QUELQUE_PART)
    trouvees = [(faute.partition(" :")[0], "large" in faute) for faute in examiner(page)]
    assert trouvees == [("320 dark", False), ("1280 light", True)]


MESURE = """() => ({
  titre: Math.round(document.querySelector('h1').getBoundingClientRect().top + scrollY),
  hauteur: document.documentElement.scrollHeight,
  sources: Math.max(0, ...[...document.querySelectorAll('main > .sources')].map(noeud => noeud.offsetHeight)),
})"""
# A phone has Roboto; Debian's own font is up to 16 % wider, and its lines are as much taller.
POLICE = 1.16
A_A_Z = re.compile(r"^((en|ar)/)?(communes|glossaire|elus/faq/livret|chiffres/sru)/$")


# What a reader may ask of any text (WCAG 1.4.12), where a page is as narrow as one four times as large.
ETROIT = {"width": 320, "height": 640}
ESPACER = """() => {
  const feuille = new CSSStyleSheet();
  feuille.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [feuille];
}"""
# A button the words of which are cut in two.
BRISES = """() => [...document.querySelectorAll('main :is(button, .bouton):not(.terme)')].filter(un => un.checkVisibility())
  .flatMap(un => [...un.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .flatMap(texte => [...texte.data.matchAll(/\\p{L}+/gu)].filter(mot => {
      const lettres = document.createRange();
      lettres.setStart(texte, mot.index);
      lettres.setEnd(texte, mot.index + mot[0].length);
      return new Set([...lettres.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    }).map(([mot]) => mot)))"""
COUPES = (
    "() => [...document.querySelectorAll('.fil a')].filter(a => a.scrollWidth > a.clientWidth).map(a => a.textContent)"
)


def mesurer(page: Page, chemin: str) -> None:
    """The title comes soon, the page ends, its sources are a line; letters twice as large, or far apart, widen nothing."""
    page.set_viewport_size(TELEPHONE)
    mesure = page.evaluate(MESURE)
    assert mesure["titre"] <= 150
    assert mesure["sources"] <= 110
    assert mesure["hauteur"] <= 12_000 * POLICE or A_A_Z.match(chemin)
    page.evaluate(DEPLIER)
    assert page.evaluate(BRISES) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(DEBORDEMENT) is None
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(ETROIT)
    page.evaluate(ESPACER)
    assert page.evaluate(DEBORDEMENT) is None
    assert page.evaluate(COUPES) == []
    page.evaluate("document.adoptedStyleSheets = []")


# The template is the same in each language: in French, all is judged again at the second width, and in forced colours;
# Arabic is laid out the other way; English has the colours and the direction of French, and its words alone are its own.
EXAMENS: dict[str, Callable[[Page], list[str]]] = {
    "fr": lambda page: [*examiner(page, REGLES), *fautes_en_couleurs_forcees(page)],
    "ar": lambda page: examiner(page, REGLES_DE_LARGEUR),
    "en": fautes_telle_quelle,
}


@pytest.mark.parametrize("chemin", [pytest.param(chemin, id=nom) for nom, chemin in adresses().items()])
def test_page_is_accessible_and_of_a_good_size(chemin: str, ouvrir: Ouvrir):
    page = ouvrir(chemin, viewport=LARGEURS["320"])
    assert page.evaluate(DEBORDEMENT) is None
    assert page.evaluate(MESURE)["titre"] <= 190
    assert page.evaluate(MAL_RANGES) == []
    mesurer(page, chemin)
    page.set_viewport_size(LARGEURS["320"])
    assert page.evaluate(DEBORDEMENT) is None
    page.evaluate(ABREGER)
    trouvees = EXAMENS[langue_de(chemin)](page)
    assert page.evaluate(MAL_RANGES) == []
    assert not trouvees, "\n".join(trouvees)


@pytest.mark.parametrize("langue", LANGUES)
def test_guides_and_territories_are_read_in_a_few_screens(langue: str, ouvrir: Ouvrir):
    page = ouvrir(None, viewport=TELEPHONE)
    epcis = sorted(slugs().values())[::12]
    for chemins, au_plus in (
        ([f"demander/{nom}/" for nom in GUIDES], 5_500),
        ([f"territoires/{slug}/" for slug in epcis], 3_500),
    ):
        hauteurs = []
        for chemin in chemins:
            page.goto(ACCUEIL[langue] + chemin)
            hauteurs.append(page.evaluate(MESURE)["hauteur"])
        assert median(hauteurs) <= au_plus * POLICE, dict(zip(chemins, hauteurs, strict=True))


@pytest.mark.parametrize("langue", LANGUES)
def test_open_list_of_communes_is_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue])
    page.locator("#commune").click()
    page.keyboard.type("mar")
    expect(page.locator('#communes-trouvees [role="option"]').first).to_be_visible()
    page.keyboard.press("ArrowDown")
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_page_of_a_commune_is_accessible(langue: str, ouvrir: Ouvrir):
    """Unfolded, whatever is known of it: all in French, one in two in the others, where the template is the same."""
    page = ouvrir(None, viewport=LARGEURS["320"])
    for insee in {"fr": COMMUNES_LUES, "en": COMMUNES_LUES[::2], "ar": COMMUNES_LUES[1::2]}[langue]:
        page.goto(ACCUEIL[langue] + page_de_commune(insee))
        page.evaluate(DEPLIER)
        fautes = fautes_par_teinte(page)
        assert not fautes, f"{insee} : " + "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_open_menu_is_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue], viewport=TELEPHONE)
    page.locator("details.menu summary").click()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_open_search_is_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue])
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("lens")
    expect(page.locator(".recherche__liste a").first).to_be_visible()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
