"""The FAQ: what each question must carry wherever it is published."""

import json

import pytest

from appui.pages import LANGUES, PageConstruite, lisible
from appui.territoires import liste

PAGES = [
    ("demander/faq/", "fr", "demandeurs"),
    ("en/demander/faq/", "en", "demandeurs"),
    ("ar/demander/faq/", "ar", "demandeurs"),
    ("elus/faq/", "fr", "elus"),
]


def questions(public: str) -> list[dict]:
    return [question for question in liste("faq.yml")["questions"] if question["public"] == public]


@pytest.mark.parametrize(("public", "au_moins"), [("demandeurs", 45), ("elus", 12)])
def test_there_are_enough_questions(public: str, au_moins: int):
    assert len(questions(public)) >= au_moins


@pytest.mark.parametrize("langue", LANGUES)
def test_questions_and_guides_lead_to_each_other(langue: str, pages: dict[str, PageConstruite]):
    prefixe = "" if langue == "fr" else f"{langue}/"
    faq = pages[f"{prefixe}demander/faq/"]
    for question in questions("demandeurs"):
        guide = pages[prefixe + question["guide"]]
        assert guide.arbre.css(f'main a[href$="faq/#{question["id"]}"]'), f"{guide.chemin} : {question['id']}"
        nom = question["guide"].removeprefix("demander/")
        assert faq.arbre.css(f'[id="{question["id"]}"] a[href$="../{nom}"]'), f"{question['id']} : pas de guide"


@pytest.mark.parametrize(("chemin", "langue", "public"), PAGES)
def test_each_question_has_an_anchor_a_heading_and_a_link(
    chemin: str, langue: str, public: str, pages: dict[str, PageConstruite]
):
    page = pages[chemin]
    for question in questions(public):
        identifiant = question["id"]
        noeud = page.arbre.css_first(f'[id="{identifiant}"]')
        assert noeud is not None, identifiant
        assert lisible(question["question"][langue]) in lisible(noeud.text()), identifiant
        assert page.arbre.css(f'a[href="#{identifiant}"]'), f"{identifiant} : pas de lien vers la question"


@pytest.mark.parametrize(("chemin", "langue", "public"), PAGES)
def test_structured_data_holds_every_question(chemin: str, langue: str, public: str, pages: dict[str, PageConstruite]):
    blocs = pages[chemin].arbre.css('script[type="application/ld+json"]')
    contenus = [json.loads(bloc.text()) for bloc in blocs]
    [faq] = [contenu for contenu in contenus if contenu["@type"] == "FAQPage"]
    assert faq["@context"] == "https://schema.org"
    assert faq["inLanguage"] == langue
    noms = [lisible(entree["name"]) for entree in faq["mainEntity"]]
    assert sorted(noms) == sorted(lisible(question["question"][langue]) for question in questions(public))
    assert all(entree["acceptedAnswer"]["text"].strip() for entree in faq["mainEntity"])


@pytest.mark.parametrize(("chemin", "langue", "public"), PAGES)
def test_each_answer_shows_its_sources(chemin: str, langue: str, public: str, pages: dict[str, PageConstruite]):
    sources = {source["id"]: source for source in liste("sources.yml")}
    page = pages[chemin]
    for question in questions(public):
        noeud = page.arbre.css_first(f'[id="{question["id"]}"]')
        while noeud.tag not in {"details", "article", "section", "li", "div"}:
            noeud = noeud.parent
        texte = lisible(noeud.text())
        for identifiant in question["sources"]:
            assert lisible(sources[identifiant]["titre"]) in texte, f"{question['id']} : {identifiant}"
