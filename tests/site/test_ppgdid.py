"""The tools of the partnership plan: whole without a script, true to the data, in French only."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from appui.lectures import lire_cas
from appui.pages import PageConstruite, lisible
from appui.territoires import liste

PROCEDURE = "ppgdid/procedure/"
CONTROLE = "ppgdid/auto-controle/"
FICHIERS = lire_cas("auto_controle.yml")["fichiers"]
PLAN = liste("ppgdid.yml")


@pytest.mark.parametrize("chemin", [PROCEDURE, CONTROLE])
def test_pages_for_officials_exist_in_french_only(chemin: str, pages: dict[str, PageConstruite]):
    assert chemin in pages
    assert not {f"{langue}/{chemin}" for langue in ("en", "ar")} & pages.keys()


def test_every_step_is_told_without_a_script(pages: dict[str, PageConstruite]):
    page = pages[PROCEDURE]
    etapes = page.arbre.css(".plan__etapes > li")
    assert [noeud.attributes["id"] for noeud in etapes] == [f"etape-{etape['id']}" for etape in PLAN["etapes"]]
    durees = {delai["id"]: str(delai["valeur"]) for delai in liste("delais.yml")}
    for noeud, etape in zip(etapes, PLAN["etapes"], strict=True):
        dit = lisible(noeud.text())
        assert lisible(etape["acteur"]) in dit
        assert etape["titre"] in dit
        if "delai" in etape:
            assert durees[etape["delai"]] in dit
    assert page.arbre.css_first(".plan form").attributes.get("hidden", "non") is None


def test_the_delay_of_the_prefect_on_the_draft_is_told_and_counted(pages: dict[str, PageConstruite]):
    """The page says in which version it was read; the example leaves the prefect that time before the adoption."""
    arbre = pages[PROCEDURE].arbre
    etape = lisible(arbre.css_first("#etape-reponse-prefet").text())
    assert "2 mois" in etape
    assert "janvier 2017, modifié depuis" in etape
    exemple = next(lisible(p.text()) for p in arbre.css(".plan > p") if "Par exemple" in p.text())
    assert "le préfet répond au plus tard le 27 juin 2027" in exemple
    assert "court jusqu’au 27 juin 2033" in exemple


def test_every_item_can_be_filled_on_paper(pages: dict[str, PageConstruite]):
    grille = pages[CONTROLE].arbre.css_first(".controle form")
    assert "hidden" not in grille.attributes
    blocs = grille.css("fieldset[data-rubrique]")
    assert [bloc.attributes["data-rubrique"] for bloc in blocs] == [rubrique["id"] for rubrique in PLAN["rubriques"]]
    for bloc, rubrique in zip(blocs, PLAN["rubriques"], strict=True):
        etats = [champ.attributes["value"] for champ in bloc.css("input[type=radio]")]
        assert etats == ["present", "partiel", "absent"] + ["sans_objet"] * ("condition" in rubrique)
        assert len(bloc.css(".controle__questions li")) == len(rubrique["questions"])
        assert lisible(rubrique["a_relire"]) in lisible(bloc.text())


@pytest.fixture(scope="module")
def schema(site_construit: Path) -> Any:
    return json.loads((site_construit / "donnees/auto-controle-ppgdid.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("cas", FICHIERS, ids=lambda cas: cas["quoi"])
def test_the_schema_accepts_what_the_page_reads_and_nothing_else(cas: dict[str, Any], schema: Any):
    validateur = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    try:
        valide = validateur.is_valid(json.loads(cas["contenu"]))
    except json.JSONDecodeError:
        valide = False
    assert valide == ("lu" in cas or cas.get("schema") == "valide")
