"""The guides for applicants: each whole, sourced, leading somewhere, in the languages where it must be."""

import re
from itertools import pairwise
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborNode

from appui.gabarits import GUIDES, TRES_SIMPLES
from appui.pages import LANGUES, PageConstruite, chemin_interne, lisible
from appui.territoires import liste

PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}
URGENCES = {"tel:17", "sms:114", "tel:112", "tel:115", "tel:119", "tel:3919", "tel:3114", "tel:+33805160075"}


def guides(langue: str, noms: list[str] | tuple[str, ...] = GUIDES) -> list[str]:
    return [f"{PREFIXES[langue]}demander/{nom}/" for nom in noms]


def cibles(page: PageConstruite, noeuds: list[LexborNode]) -> set[tuple[str, str]]:
    """Return the pages of the site, and their anchors, to which the links of ``noeuds`` lead."""
    liens = [lien for noeud in noeuds for lien in noeud.css("a[href]")]
    trouvees = (chemin_interne(urljoin(page.adresse, str(lien.attributes["href"]))) for lien in liens)
    return {cible for cible in trouvees if cible is not None}


@pytest.mark.parametrize("langue", LANGUES)
def test_every_guide_exists(langue: str, pages: dict[str, PageConstruite]):
    assert [chemin for chemin in guides(langue) if chemin not in pages] == []


def test_six_vital_pages_exist_in_very_simple_french_only(pages: dict[str, PageConstruite]):
    presentes = {page.chemin for page in pages.values() if "tres-simple" in page.chemin}
    attendues = {f"demander/tres-simple/{nom}/" for nom in TRES_SIMPLES}
    assert presentes == attendues | {"demander/tres-simple/"}
    avis = lisible(liste("interface/tres_simple.yml")["avis"]["fr"])
    for chemin in presentes:
        page = pages[chemin]
        assert avis in lisible(page.arbre.css_first("main").text()), chemin
        for noeud in page.arbre.css("title, h1, h2, h3, meta[name=description]"):
            texte = f"{noeud.text()} {noeud.attributes.get('content') or ''}"
            assert not re.search(r"\bFALC\b|facile à lire", texte, re.IGNORECASE), f"{chemin} : {texte}"


def test_very_simple_pages_and_their_guides_lead_to_each_other(pages: dict[str, PageConstruite]):
    for nom in TRES_SIMPLES:
        simple = pages[f"demander/tres-simple/{nom}/"]
        complete = {chemin for chemin, _ in cibles(simple, simple.arbre.css(".tres-simple__suite"))}
        [chemin] = complete - {"demander/tres-simple/"}
        page = pages[chemin]
        assert (simple.chemin, "") in cibles(page, page.arbre.css(".vers-tres-simple")), nom


def test_urgent_numbers_are_on_every_page(pages: dict[str, PageConstruite]):
    for page in pages.values():
        numeros = {str(lien.attributes["href"]) for lien in page.arbre.css(".urgence a[href]")}
        assert numeros == URGENCES, page.chemin


@pytest.mark.parametrize("langue", LANGUES)
def test_the_glossary_is_in_alphabetical_order(langue: str, pages: dict[str, PageConstruite]):
    page = pages[f"{PREFIXES[langue]}glossaire/"]
    lettres = [str(noeud.attributes["id"]) for noeud in page.arbre.css(".glossaire h2[id]")]
    assert all(avant < apres for avant, apres in pairwise(lettres))


@pytest.mark.parametrize("langue", LANGUES)
def test_words_of_the_guides_are_explained_in_place(langue: str, pages: dict[str, PageConstruite]):
    """A button opens the definition that stands beside it, without script, and leads to the glossary."""
    glossaire = pages[f"{PREFIXES[langue]}glossaire/"]
    for chemin in guides(langue):
        page = pages[chemin]
        boutons = page.arbre.css("main button.terme")
        assert boutons, chemin
        for bouton in boutons:
            definition = page.arbre.css_first(f'[id="{bouton.attributes["popovertarget"]}"]')
            assert "popover" in definition.attributes, chemin
            [(cible, ancre)] = cibles(page, [definition])
            assert cible == glossaire.chemin
            assert ancre in glossaire.identifiants, f"{chemin} : {ancre}"
