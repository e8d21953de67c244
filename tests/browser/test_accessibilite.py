"""axe-core on each template, in each language, at two widths, light and dark; nothing refused, foreign or broken.

Html-validate judges the same pages whole, in tests/site/test_html.py: names, labels and identifiers of every item.
"""

import re
from collections.abc import Callable
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from appui.axe import LARGEURS, examiner, fautes_de_couleur
from appui.gabarits import GUIDES, LENS, adresses
from appui.pages import LANGUES
from appui.territoires import COMMUNES_LUES, page_de_commune, slugs

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
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


PALE_QUELQUE_PART = """<!doctype html><html lang="fr"><head><title>Essai</title><style>
body { background: #fff; color: #111 } .large { display: none; color: #bbb }
@media (min-width: 900px) { .large { display: block } }
@media (prefers-color-scheme: dark) { body { background: #222; color: #eee } .sombre { color: #333 } }
</style></head><body><main><h1>Essai</h1><p class="large">Pâle</p><p class="sombre">Sombre</p></main></body></html>"""


def test_what_is_pale_at_one_width_or_in_one_shade_alone_is_found(ouvrir: Ouvrir):
    """The check judges each ink once: not before it shows."""
    page = ouvrir(None)
    page.set_content(PALE_QUELQUE_PART)
    trouvees = [(faute.partition(" :")[0], "large" in faute) for faute in examiner(page)]
    assert trouvees == [("360 dark", False), ("1280 light", True)]


MESURE = """() => ({
  titre: Math.round(document.querySelector('h1').getBoundingClientRect().top + scrollY),
  hauteur: document.documentElement.scrollHeight,
  sources: Math.max(0, ...[...document.querySelectorAll('main > .sources')].map(noeud => noeud.offsetHeight)),
})"""
# A phone has Roboto; Debian's own font is up to 16 % wider, and its lines are as much taller.
POLICE = 1.16
A_A_Z = re.compile(r"^((en|ar)/)?(communes|glossaire|elus/faq/livret|chiffres/sru)/$")


def mesurer(page: Page, chemin: str) -> None:
    """The title comes soon, the page ends, its sources are a line; letters twice as large widen nothing."""
    page.set_viewport_size(LARGEURS["360"])
    mesure = page.evaluate(MESURE)
    assert mesure["titre"] <= 150
    assert mesure["sources"] <= 110
    assert mesure["hauteur"] <= 12_000 * POLICE or A_A_Z.match(chemin)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(DEBORDEMENT) is None
    page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize("chemin", [pytest.param(chemin, id=nom) for nom, chemin in adresses().items()])
def test_page_is_accessible_and_of_a_good_size(chemin: str, ouvrir: Ouvrir):
    page = ouvrir(chemin, viewport={"width": 320, "height": 640})
    assert page.evaluate(DEBORDEMENT) is None
    assert page.evaluate(MESURE)["titre"] <= 190
    mesurer(page, chemin)
    page.evaluate(ABREGER)
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize(
    "chemin", ["", page_de_commune(LENS), "demander/lettres/assignation/", "ppgdid/auto-controle/"]
)
def test_forced_colours_are_readable(chemin: str, ouvrir: Ouvrir):
    page = ouvrir(chemin, viewport=LARGEURS["360"])
    for teinte in ("light", "dark"):
        page.emulate_media(color_scheme=teinte, forced_colors="active")
        assert not fautes_de_couleur(page, teinte)


@pytest.mark.parametrize("langue", LANGUES)
def test_guides_and_territories_are_read_in_a_few_screens(langue: str, ouvrir: Ouvrir):
    page = ouvrir(None, viewport=LARGEURS["360"])
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
    page = ouvrir(None)
    for insee in {"fr": COMMUNES_LUES, "en": COMMUNES_LUES[::2], "ar": COMMUNES_LUES[1::2]}[langue]:
        page.goto(ACCUEIL[langue] + page_de_commune(insee))
        page.evaluate("document.querySelectorAll('main details').forEach(un => { un.open = true; })")
        fautes = examiner(page)
        assert not fautes, f"{insee} : " + "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_open_menu_is_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue], viewport=LARGEURS["360"])
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
