"""The search index of each language: all its pages, nothing of another."""

import json
from pathlib import Path
from typing import Any

import pytest

from appui.gabarits import LENS
from appui.pages import LANGUES, PageConstruite, lisible
from appui.territoires import liste, slug_de_commune, slugs

PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}


@pytest.fixture(scope="module")
def index(site_construit: Path) -> dict[str, list[dict[str, Any]]]:
    """The documents of each index, by language."""
    return {
        langue: json.loads((site_construit / prefixe / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
        for langue, prefixe in PREFIXES.items()
    }


@pytest.mark.parametrize("langue", LANGUES)
def test_index_leads_to_pages_and_anchors_that_exist(langue: str, index, pages: dict[str, PageConstruite]):
    for document in index[langue]:
        chemin, _, ancre = document["location"].partition("#")
        page = pages[PREFIXES[langue] + chemin]
        assert not ancre or ancre in page.identifiants, document["location"]
        assert document["title"], document["location"]


@pytest.mark.parametrize("langue", LANGUES)
def test_every_territory_is_found_by_its_name_and_by_its_communes(langue: str, index):
    par_adresse = {document["location"]: document for document in index[langue]}
    manquants = [slug for slug in slugs().values() if f"territoires/{slug}/" not in par_adresse]
    assert not manquants, f"{len(manquants)} EPCI absents de la recherche : {manquants[:5]}"
    lens = par_adresse[f"territoires/{slug_de_commune(LENS)}/"]
    assert "Lens" in lens["title"]
    assert "Liévin" in lens["text"]


@pytest.mark.parametrize("langue", LANGUES)
def test_every_question_is_found(langue: str, index):
    texte = lisible(" ".join(f"{document['title']} {document['text']}" for document in index[langue]))
    attendues = [q for q in liste("faq.yml")["questions"] if langue == "fr" or q["public"] == "demandeurs"]
    absentes = [q["id"] for q in attendues if lisible(q["question"][langue]) not in texte]
    assert not absentes
