"""The search: nothing of it is fetched before a word is typed; then it finds, by keyboard alone, in each language."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from lunr.query import Query
from playwright.sync_api import Page, expect

from appui.axe import examiner
from appui.construction import PROJET
from appui.gabarits import LENS
from appui.pages import LANGUES, PageConstruite
from appui.publies import actifs, script_publie
from appui.territoires import page_de_commune
from guichet.sujets.recherche.analyseurs import ANALYSEURS
from guichet.sujets.recherche.index import CHAMP, compacter, indexer

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
RESULTATS = ".md-search-result__list a"


def mot_du_site(pages: dict[str, PageConstruite], langue: str) -> str:
    """Return the longest word of the title of the page of papers: it must be found."""
    titre = pages[f"{ACCUEIL[langue]}demander/papiers/"].arbre.css_first("h1").text()
    return max(titre.replace("’", " ").replace("'", " ").replace(":", " ").split(), key=len)


def de_la_recherche(demandes: list[str]) -> list[str]:
    mots = ("bundle", "search", "recherche/", "lunr", "sitemap")
    # The script of the button is there from the start.
    return [d for d in demandes if any(mot in d for mot in mots) and not d.endswith("/recherche/recherche.js")]


def champ(page: Page) -> Any:
    return page.locator("[data-md-component=search-query]")


@pytest.mark.parametrize("langue", LANGUES)
def test_search_finds_and_is_fetched_only_once_a_word_is_there(
    langue: str, page_mobile: Ouvrir, releve, pages: dict[str, PageConstruite]
):
    page = page_mobile(ACCUEIL[langue])
    page.locator("[data-recherche]").click()
    expect(champ(page)).to_be_focused()
    page.wait_for_load_state("networkidle")
    # Where the index is, asked for once the search is opened: a hundred bytes.
    etat = f"recherche/{actifs().version}.json"
    assert de_la_recherche(releve.demandes) == [etat]

    # As dictation, a paste or an input method does: no key is pressed.
    page.keyboard.insert_text(mot_du_site(pages, langue))
    lien = page.locator(f'{RESULTATS}[href*="papiers"]').first
    expect(lien).to_be_visible()
    expect(lien.locator(".recherche-fil")).not_to_be_empty()
    expect(page.locator(f"{RESULTATS} mark").first).to_be_visible()
    demandes = de_la_recherche(releve.demandes)
    assert not [d for d in demandes if "sitemap" in d]
    assert {d.split("/")[1] for d in demandes if d.startswith("recherche/") and d != etat} <= {langue, "communes"}

    lien.click()
    expect(page.locator("html")).to_have_attribute("lang", langue)
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("langue", LANGUES)
def test_a_commune_leads_to_its_page(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue])
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("hlm lens")
    commune = page.locator(f'{RESULTATS}[href$="{page_de_commune(LENS)}"]')
    expect(commune.locator("[lang=fr][dir=ltr]").first).to_have_text("Lens")
    commune.click()
    expect(page).to_have_url(re.compile(f"/{ACCUEIL[langue]}{page_de_commune(LENS)}$"))


def test_search_by_keyboard_alone(page_bureau: Ouvrir):
    page = page_bureau("")
    page.locator("#commune").focus()
    for touche in "/fs":
        page.keyboard.press(touche)
    expect(page.locator("#commune")).to_have_value("/fs")
    page.locator("#commune").blur()
    for touche in "/fs":
        page.keyboard.press(touche)
        expect(champ(page)).to_be_focused()
        expect(champ(page)).to_have_value("")
        page.keyboard.press("Escape")
        expect(champ(page)).not_to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("expulsion")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d+ pages trouvées"))
    # The number to call comes with the page that is put first.
    expect(page.locator(".md-search-result__item").first.locator('a[href^="tel:"]')).to_be_visible()
    expect(page.locator(".md-search-result__item").first.locator("mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTATS).first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/demander/impayes/"))


def test_letters_open_nothing_for_who_does_not_want_it(page_bureau: Ouvrir):
    page = page_bureau("")
    page.keyboard.press("/")
    page.locator("[data-raccourcis]").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("f")
    expect(champ(page)).not_to_be_visible()
    page.locator("[data-recherche]").click()
    expect(page.locator("[data-raccourcis]")).not_to_be_checked()


def test_address_with_a_query_opens_the_search(page_bureau: Ouvrir):
    page = page_bureau("demander/papiers/?q=renouveler#copies")
    expect(champ(page)).to_have_value("renouveler")
    expect(page.locator(f'{RESULTATS}[href$="demander/renouveler/"]').first).to_be_visible()
    page.wait_for_timeout(300)
    expect(champ(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_function("location.search === ''")
    assert page.evaluate("location.hash") == "#copies"


def test_nothing_found_is_answered(ouvrir: Ouvrir):
    page = ouvrir("", viewport={"width": 360, "height": 740})
    page.locator("[data-recherche]").click()
    page.keyboard.insert_text("atesttatxion")
    vide = page.locator(".recherche-vide")
    expect(vide).to_be_visible()
    expect(page.locator(".md-search-result__meta")).to_have_text("Aucune page trouvée")
    expect(vide.locator('a[href^="tel:"]')).to_be_visible()
    expect(vide.locator('a[href$="communes/"]')).to_be_visible()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
    vide.get_by_role("button", name="attestation").click()
    expect(page.locator(RESULTATS).first).to_be_visible()
    expect(vide).to_be_hidden()


def test_search_says_when_the_network_fails_then_tries_again(page_bureau: Ouvrir, releve):
    page = page_bureau("")
    page.context.set_offline(True)
    page.keyboard.press("/")
    page.keyboard.type("pap")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("ne répond pas"))
    page.context.set_offline(False)
    page.keyboard.type("iers")
    expect(page.locator(RESULTATS).first).to_be_visible()


def test_search_says_when_the_page_is_older_than_what_the_site_keeps(page_bureau: Ouvrir, releve):
    """And does not blame the network for it."""
    page = page_bureau("")
    page.route(f"**/recherche/{actifs().version}.json", lambda route: route.fulfill(status=404))
    page.keyboard.press("/")
    page.keyboard.type("papiers")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("mis à jour. Rechargez"))
    releve.erreurs.clear()


def test_without_javascript_the_site_map_stands_for_the_search(page_mobile: Ouvrir):
    page = page_mobile("", java_script_enabled=False)
    expect(page.locator("[data-recherche]")).to_be_hidden()
    expect(champ(page)).to_be_hidden()
    page.locator('header a[href$="plan/"]').click()
    expect(page.locator("h1")).to_be_visible()
    page.locator('main a[href$="demander/papiers/"]').click()
    expect(page).to_have_url(re.compile("/demander/papiers/"))


def test_terms_are_the_same_on_the_device_and_at_the_build(page_bureau: Ouvrir):
    cas = yaml.safe_load((PROJET / "tests/cas/analyse.yml").read_text(encoding="utf-8"))
    page = page_bureau("plan/")
    for langue, liste in cas.items():
        specification = json.loads(json.dumps(ANALYSEURS[langue].specification()))
        obtenus = termes(page, specification, [c["texte"] for c in liste])
        assert obtenus == [ANALYSEURS[langue].analyser(c["texte"]) for c in liste] == [c["termes"] for c in liste]


def termes(page: Page, specification: Any, textes: list[str]) -> list[list[str]]:
    """Return the terms that the script of the site finds in ``textes``, after checking that it knows where they are."""
    return page.evaluate(
        """async ([module, specification, textes]) => {
          const { analyser, reperer } = (await import(module)).analyseur(specification);
          for (const texte of textes)
            for (const { debut, fin } of reperer(texte)) if (debut >= fin || fin > texte.length) throw new Error(texte);
          return textes.map(analyser);
        }""",
        [script_publie("recherche/analyse"), specification, textes],
    )


def test_compact_index_gives_lunr_its_index_back(page_bureau: Ouvrir):
    mots = ["dalo", "recours", "refus", "logement", "papiers", "attente"]
    documents = [(n, [mots[(n * k) % 6] for k in range(1, 2 + n % 7)]) for n in range(40)]
    indexeur = indexer(documents, longueur=0.4)
    index = indexeur.build()
    attendus = {}
    for mot in mots:
        requete = Query([CHAMP])
        requete.clause(mot, use_pipeline=False)
        attendus[mot] = {resultat["ref"]: resultat["score"] for resultat in index.query(requete)}
    page = page_bureau("plan/")
    page.add_script_tag(url=script_publie("tiers/lunr-2.3.9.min"))
    obtenus = page.evaluate(
        """async ([module, compact, mots]) => {
          const index = (await import(module)).deplier(lunr, compact).lunr;
          const chercher = (mot) => index.query((requete) => requete.term(mot, { usePipeline: false }));
          return Object.fromEntries(mots.map((mot) => [mot, Object.fromEntries(chercher(mot).map((r) => [r.ref, r.score]))]));
        }""",
        [script_publie("recherche/index"), compacter(indexeur), mots],
    )
    assert {mot: dict.fromkeys(notes) for mot, notes in obtenus.items()} == {
        mot: dict.fromkeys(notes) for mot, notes in attendus.items()
    }
    for mot, notes in attendus.items():
        assert obtenus[mot] == pytest.approx(notes, abs=0.002)
