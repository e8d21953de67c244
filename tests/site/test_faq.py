"""The FAQ: what each question must carry wherever it is published."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from appui.pages import LANGUES, PageConstruite, lisible
from appui.territoires import liste

THEMES = [theme["id"] for theme in liste("faq.yml")["themes"] if theme["public"] == "elus"]
# Pages of answers, with the theme or the public whose questions they hold.
PAGES = [*((f"elus/faq/{theme}/", theme) for theme in THEMES), ("elus/faq/livret/", "elus")]
PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}


def questions(ensemble: str) -> list[dict]:
    """Return the questions of a public or of a theme."""
    return [q for q in liste("faq.yml")["questions"] if ensemble in (q["public"], q["theme"])]


@pytest.mark.parametrize("langue", LANGUES)
def test_each_question_of_applicants_has_a_page(langue: str, pages: dict[str, PageConstruite]):
    """It leads to its guide, which leads to it, and shows its sources; search engines read the question and the answer."""
    sources = {source["id"]: source for source in liste("sources.yml")}
    for question in questions("demandeurs"):
        chemin = f"demander/faq/{question['id']}/"
        page, guide = pages[PREFIXES[langue] + chemin], pages[PREFIXES[langue] + question["guide"]]
        dit = lisible(question["question"][langue])
        assert lisible(page.arbre.css_first("h1").text()) == dit
        assert guide.arbre.css(f'main a[href$="faq/{question["id"]}/"]'), f"{guide.chemin} : {question['id']}"
        assert page.arbre.css(f'main a[href$="../{question["guide"].removeprefix("demander/")}"]'), chemin
        [lue] = page.arbre.css('[itemtype="https://schema.org/FAQPage"] [itemtype="https://schema.org/Question"]')
        assert lisible(str(lue.css_first('[itemprop="name"]').attributes["content"])) == dit
        [reponse] = lue.css('[itemprop="acceptedAnswer"] [itemprop="text"]')
        assert reponse.text().strip(), chemin
        citees = lisible(page.arbre.css_first("#sources").text())
        assert [une for une in question["sources"] if lisible(sources[une]["titre"]) not in citees] == [], chemin


@pytest.mark.parametrize("langue", LANGUES)
def test_the_list_of_applicants_keeps_the_anchor_of_each_question_and_leads_to_its_page(
    langue: str, pages: dict[str, PageConstruite]
):
    """The answers were on one page: people have the addresses of its anchors on paper."""
    page = pages[f"{PREFIXES[langue]}demander/faq/"]
    for question in questions("demandeurs"):
        [lien] = page.arbre.css(f'li[id="{question["id"]}"] a')
        assert lien.attributes["href"] == f"{question['id']}/"
        assert lisible(lien.text()) == lisible(question["question"][langue])


@pytest.mark.parametrize(("chemin", "ensemble"), PAGES)
def test_each_question_has_an_anchor_a_heading_and_a_link(chemin: str, ensemble: str, pages: dict[str, PageConstruite]):
    page = pages[chemin]
    for question in questions(ensemble):
        identifiant = question["id"]
        noeud = page.arbre.css_first(f'[id="{identifiant}"]')
        assert noeud is not None, identifiant
        assert lisible(question["question"]["fr"]) in lisible(noeud.text()), identifiant
        assert page.arbre.css(f'a[href="#{identifiant}"]'), f"{identifiant} : pas de lien vers la question"


@pytest.mark.parametrize(("chemin", "ensemble"), PAGES)
def test_search_engines_read_each_question_and_its_answer(chemin: str, ensemble: str, pages: dict[str, PageConstruite]):
    [faq] = pages[chemin].arbre.css('[itemtype="https://schema.org/FAQPage"]')
    lues = faq.css('[itemprop="mainEntity"][itemtype="https://schema.org/Question"]')
    noms = [lisible(question.css_first('[itemprop="name"]').text()) for question in lues]
    assert sorted(noms) == sorted(lisible(question["question"]["fr"]) for question in questions(ensemble))
    reponses = [question.css('[itemprop="acceptedAnswer"] [itemprop="text"]') for question in lues]
    assert all(len(textes) == 1 and textes[0].text().strip() for textes in reponses)


@pytest.mark.parametrize(("chemin", "ensemble"), PAGES)
def test_each_answer_shows_its_sources(chemin: str, ensemble: str, pages: dict[str, PageConstruite]):
    sources = {source["id"]: source for source in liste("sources.yml")}
    page = pages[chemin]
    for question in questions(ensemble):
        noeud = page.arbre.css_first(f'[id="{question["id"]}"]')
        while noeud.tag not in {"details", "article", "section", "li", "div"}:
            noeud = noeud.parent
        texte = lisible(noeud.text())
        for identifiant in question["sources"]:
            assert lisible(sources[identifiant]["titre"]) in texte, f"{question['id']} : {identifiant}"


def test_the_list_of_officials_keeps_the_anchor_of_each_question_and_leads_to_its_answer(
    pages: dict[str, PageConstruite], site_construit: Path
):
    """Links to /elus/faq/#… were published before the answers had pages of their own."""
    page = pages["elus/faq/"]
    items = json.loads((site_construit / "donnees/faq.json").read_text(encoding="utf-8"))["items"]
    reponses = {item["id"]: LexborHTMLParser(item["reponse"]).text() for item in items}
    for question in questions("elus"):
        entree = page.arbre.css_first(f'li[id="{question["id"]}"]')
        lien = entree.css_first("a")
        assert lien.attributes["href"] == f"{question['theme']}/#{question['id']}"
        assert lisible(lien.text()) == lisible(question["question"]["fr"])
        debut = lisible(entree.css_first(".petit").text())
        assert lisible(re.sub(r"\s*\([^()]*\)", "", reponses[question["id"]])).startswith(debut), question["id"]
        assert debut.endswith((".", "?", "!", ":")), debut


def test_prose_leads_straight_to_the_answer(pages: dict[str, PageConstruite]):
    """``{{lien:elus/faq/#…}}`` is one tap, not two."""
    liens = {str(lien.attributes["href"]) for lien in pages["elus/"].arbre.css("main .prose a[href]")}
    assert not {lien for lien in liens if "faq/#" in lien and "demander" not in lien}


def test_letters_are_shown_as_text_and_can_be_copied(pages: dict[str, PageConstruite]):
    lettres = [question for question in questions("elus") if "a_copier" in question]
    for question in lettres:
        page = pages[f"elus/faq/{question['theme']}/"]
        texte = page.arbre.css_first(f'[id="lettre-{question["id"]}"]')
        assert lisible(texte.text())[:40] == lisible(question["a_copier"]["fr"])[:40]
        bouton = page.arbre.css_first(f'button[data-copier-de="lettre-{question["id"]}"]')
        # Without JavaScript, there is no button but the text can be selected.
        assert "hidden" in bouton.attributes
        assert page.arbre.css('script[src$="copier.js"]'), page.chemin
    assert len(pages["elus/faq/livret/"].arbre.css(".lettre")) == len(lettres)


def test_open_data_gives_the_address_of_each_answer_and_its_letter(site_construit: Path):
    items = json.loads((site_construit / "donnees/faq.json").read_text(encoding="utf-8"))["items"]
    par_id = {item["id"]: item for item in items}
    for question in (*questions("demandeurs"), *questions("elus")):
        item = par_id[question["id"]]
        elus = question["public"] == "elus"
        ou = f"elus/faq/{question['theme']}/#{question['id']}" if elus else f"demander/faq/{question['id']}/"
        assert item["page"].endswith(f"/{ou}")
        assert bool(item["a_copier"]) is ("a_copier" in question)


def test_every_officials_answer_is_in_open_data(site_construit: Path):
    """How long it may be is for « guichet verifier » to say."""
    faq = json.loads((site_construit / "donnees/faq.json").read_text(encoding="utf-8"))
    lues = {item["id"]: LexborHTMLParser(item["reponse"]).text() for item in faq["items"] if item["public"] == "elus"}
    assert set(lues) == {question["id"] for question in questions("elus")}
    assert [identifiant for identifiant, lu in lues.items() if not lu.strip()] == []
