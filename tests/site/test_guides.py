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
PARTIES = ["en-bref", "que-faire", "cout", "delai", "preuve", "problemes", "qui-aide", "et-apres", "regle"]
# The page of the papers came before the others and is made from the data: its parts bear other names.
SELON_LE_PLAN = [guide for guide in GUIDES if guide != "papiers"]
URGENCES = {"tel:115", "tel:119", "tel:3919", "tel:+33805160075", "sms:114", "tel:+33806000113"}
# Out of date or never confirmed by who answers there: publishing them would send people to a dead line.
NUMEROS_MORTS = ("0812040170", "0800359359", "0321212000")
CHIFFRES_PROCHES = re.compile(r"(?:\+33|0)(?:[\s.()\u00a0\u202f-]*\d){9}")


def guides(langue: str, noms: list[str] | tuple[str, ...] = GUIDES) -> list[str]:
    return [f"{PREFIXES[langue]}demander/{nom}/" for nom in noms]


def partie(page: PageConstruite, identifiant: str) -> list[LexborNode]:
    """Return the elements between the heading ``identifiant`` and the next of its level."""
    noeuds, courant = [], page.arbre.css_first(f'[id="{identifiant}"]').next
    while courant is not None and courant.tag != "h2" and courant.attributes.get("id") != "regle":
        if courant.tag != "-text":
            noeuds.append(courant)
        courant = courant.next
    return noeuds


def cibles(page: PageConstruite, noeuds: list[LexborNode]) -> set[tuple[str, str]]:
    """Return the pages of the site, and their anchors, to which the links of ``noeuds`` lead."""
    liens = [lien for noeud in noeuds for lien in noeud.css("a[href]")]
    trouvees = (chemin_interne(urljoin(page.adresse, str(lien.attributes["href"]))) for lien in liens)
    return {cible for cible in trouvees if cible is not None}


@pytest.mark.parametrize("langue", LANGUES)
def test_every_guide_exists(langue: str, pages: dict[str, PageConstruite]):
    assert [chemin for chemin in guides(langue) if chemin not in pages] == []


@pytest.mark.parametrize("langue", LANGUES)
def test_every_guide_follows_the_plan(langue: str, pages: dict[str, PageConstruite]):
    for chemin in guides(langue, SELON_LE_PLAN):
        page = pages[chemin]
        parties = page.arbre.css("main .prose h2[id], main .prose details.regle[id]")
        assert [noeud.attributes["id"] for noeud in parties] == PARTIES, chemin
        assert 1 <= len(page.arbre.css("#en-bref + ul > li")) <= 5, chemin
        assert "open" not in page.arbre.css_first("#regle").attributes, chemin
        assert all(partie(page, nom) for nom in PARTIES[:-1]), chemin


@pytest.mark.parametrize("langue", LANGUES)
def test_every_guide_leads_further_and_says_whom_to_call(langue: str, pages: dict[str, PageConstruite]):
    fautes = []
    for chemin in guides(langue, SELON_LE_PLAN):
        page = pages[chemin]
        if not any(cible != chemin for cible, _ in cibles(page, partie(page, "et-apres"))):
            fautes.append(f"{chemin} : impasse")
        if not any(noeud.css('a[href^="tel:"]') for noeud in partie(page, "qui-aide")):
            fautes.append(f"{chemin} : personne à appeler")
        if not page.arbre.css("main .sources li"):
            fautes.append(f"{chemin} : sans source")
    assert not fautes, "\n".join(fautes)


def test_no_page_for_applicants_is_a_dead_end(pages: dict[str, PageConstruite]):
    """Besides its menu, each page of the path links at least two others."""
    for page in (page for page in pages.values() if page.sans_langue.startswith("demander/")):
        ailleurs = {chemin for chemin, _ in cibles(page, page.arbre.css("main .prose, main .tres-simple, main .faq"))}
        assert len(ailleurs - {page.chemin}) >= 2, page.chemin


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


def test_each_urgent_number_has_its_source():
    sources = {source["id"] for source in liste("sources.yml")}
    appels = {
        ("sms:" if contact.get("sms") else "tel:") + contact["appel"]: contact for contact in liste("contacts.yml")
    }
    for numero in URGENCES:
        assert appels[numero]["source"] in sources, numero


def test_dead_numbers_are_nowhere(pages: dict[str, PageConstruite]):
    fautes = []
    for page in pages.values():
        numeros = {re.sub(r"\D", "", trouve.replace("+33", "0")) for trouve in CHIFFRES_PROCHES.findall(page.html)}
        fautes += [f"{page.chemin} : {mort}" for mort in NUMEROS_MORTS if mort in numeros]
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_questions_and_guides_lead_to_each_other(langue: str, pages: dict[str, PageConstruite]):
    page = pages[f"{PREFIXES[langue]}demander/faq/"]
    questions = {str(noeud.attributes["id"]): noeud for noeud in page.arbre.css("article.question")}
    assert len(questions) >= 45
    citees = {nom: {chemin for chemin, _ in cibles(page, [noeud])} for nom, noeud in questions.items()}
    vers_un_guide = set(guides(langue))
    sans_guide = [nom for nom, chemins in citees.items() if not chemins & vers_un_guide]
    assert not sans_guide, f"questions sans guide : {sans_guide}"
    for chemin in guides(langue):
        questions_du_guide = {
            ancre
            for cible, ancre in cibles(pages[chemin], pages[chemin].arbre.css("main"))
            if cible == page.chemin and ancre
        }
        assert questions_du_guide, f"{chemin} ne mène à aucune question"
        assert any(chemin in chemins for chemins in citees.values()), f"aucune question ne mène à {chemin}"


@pytest.mark.parametrize("langue", LANGUES)
def test_the_glossary_is_large_and_in_alphabetical_order(langue: str, pages: dict[str, PageConstruite]):
    page = pages[f"{PREFIXES[langue]}glossaire/"]
    termes = page.arbre.css(".glossaire dt[id]")
    assert len(termes) >= 80
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
