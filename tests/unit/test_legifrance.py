"""Where each text is read on Légifrance."""

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from guichet.sujets.textes.fiches import NUMERO_DIT, TEXTES, ReferenceJuridique
from guichet.sujets.textes.legifrance import acces, est_officielle, imite_legifrance

PROJET = Path(__file__).resolve().parents[2]
ARTICLE = "https://www.legifrance.gouv.fr/search/code?tab_selection=code&searchField=NUM_ARTICLE&query="


def texte(**valeurs: Any) -> ReferenceJuridique:
    communs = {
        "id": "x", "titre": "Loi", "nature": "loi", "objet": "o", "version_lue": "v", "statut": "officiel",
        "source": "s", "lu_le": datetime.date(2026, 11, 23),
    }  # fmt: skip
    return ReferenceJuridique.model_validate(communs | valeurs)


@pytest.mark.parametrize(
    ("titre", "numero", "cherche"),
    [
        ("CCH, art. L. 441-1", "L. 441-1", "L441-1"),
        ("CCH, art. R. 441-2-4-1", "R. 441-2-4-1", "R441-2-4-1"),
        ("Code pénal, art. 225-1", "225-1", "225-1"),
        ("Code de justice administrative, art. R. 778-1 à R. 778-9", "R. 778-1", "R778-1"),
    ],
)
def test_an_article_of_a_code_is_opened_by_its_number(titre: str, numero: str, cherche: str):
    trouve = acces(texte(titre=titre, nature="article", code="CCH", legifrance="LEGIARTI000034666296"))
    assert (trouve.genre, trouve.adresse, trouve.numero) == ("article", ARTICLE + cherche, numero)


def test_an_article_of_a_code_without_number():
    with pytest.raises(ValueError, match="x"):
        acces(texte(titre="CCH, livre IV", nature="article", code="CCH"))


@pytest.mark.parametrize(
    ("valeurs", "genre", "chemin", "requete"),
    [
        ({"legifrance": "JORFTEXT000030587017"}, "texte", "/jorf/id/JORFTEXT000030587017", None),
        (
            {
                "legifrance": "JORFTEXT000000294318",
                "adresse": "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000294318/",
            },
            "texte",
            "/loda/id/JORFTEXT000000294318/",
            None,
        ),
        (
            {"titre": "Loi n° 2018-1021 du 23 novembre 2018, dite Elan", "numero": "2018-1021"},
            "recherche",
            "/search/lois",
            "Loi n° 2018-1021 du 23 novembre 2018",
        ),
        (
            {"titre": "Loi n° 89-462 du 6 juillet 1989, art. 24", "nature": "article"},
            "recherche",
            "/search/lois",
            "Loi n° 89-462 du 6 juillet 1989, article 24",
        ),
        (
            {"titre": "Arrêté du 6 août 2018 sur le formulaire", "nature": "arrete", "nor": "TERL1820983A"},
            "recherche",
            "/search/lois",
            "TERL1820983A",
        ),
        (
            {"titre": "Circulaire du 29 mars 2022 sur les expulsions", "nature": "circulaire", "numero": "ML/1 & 2"},
            "recherche",
            "/search/all",
            "Circulaire du 29 mars 2022 ML/1 & 2",
        ),
        (
            {
                "titre": "Instruction du 28 mars 2022 sur x",
                "nature": "instruction",
                "titre_officiel": "Instruction d’y",
            },
            "recherche",
            "/search/all",
            "Instruction d'y",
        ),
        ({"adresse": "https://juriblio.fr/id/x", "numero": "1"}, "recherche", "/search/lois", "Loi 1"),
    ],
)
def test_the_other_texts(valeurs: dict[str, Any], genre: str, chemin: str, requete: str | None):
    trouve = acces(texte(**valeurs))
    parties = urlsplit(trouve.adresse)
    assert est_officielle(trouve.adresse)
    assert (trouve.genre, parties.path, trouve.numero) == (genre, chemin, None)
    assert parse_qs(parties.query).get("query", [None]) == [requete]


def test_every_text_has_a_way_in(donnees):
    textes = donnees[TEXTES].values()
    assert all(est_officielle(acces(texte).adresse) for texte in textes)
    assert {texte.id: acces(texte).genre == "article" for texte in textes if texte.code} == {
        texte.id: True for texte in textes if texte.code
    }


@pytest.mark.parametrize(
    ("adresse", "officielle", "imite"),
    [
        ("https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000030587017", True, False),
        ("http://www.legifrance.gouv.fr/x", False, True),
        ("https://legifrance.gouv.fr/x", False, True),
        ("https://www.legifrance.gouv.fr.exemple.invalid/x", False, True),
        ("https://www.legifrance.gouv.fr@exemple.invalid/x", False, True),
        ("https://www-legifrance-gouv-fr.exemple.invalid/x", False, True),
        ("https://WWW.LEGIFRANCE.com/x", False, True),
        ("https://www.legifrance.gouv.fr:8443/x", False, True),
        ("https://exemple.invalid/legifrance.gouv.fr/x", False, False),
    ],
)
def test_hosts_that_imitate(adresse: str, officielle: bool, imite: bool):
    assert (est_officielle(adresse), imite_legifrance(adresse)) == (officielle, imite)


@pytest.mark.parametrize(
    ("valeurs", "attendu"),
    [
        ({"objet": "Qui enregistre : tous les bailleurs."}, "Qui enregistre"),
        ({"objet": "Le formulaire ; un arrêté le fixe."}, "Le formulaire"),
        ({"objet": "La saisine de la commission. Et après."}, "La saisine de la commission"),
        ({"objet": "Le tout.", "sujet": "Autre chose"}, "Autre chose"),
    ],
)
def test_the_subject_of_an_instrument(valeurs: dict[str, str], attendu: str):
    assert texte(**valeurs).sujet_court == attendu


@pytest.mark.parametrize(
    ("titre", "numero"),
    [
        ("Décret n° 2026-83 du 12 février 2026.", "2026-83"),
        ("Cass. 3e civ., 9 avril 2008, n° 07-17.728.", "07-17.728"),
        ("Conseil d'État, n° 489206", "489206"),
    ],
)
def test_the_number_that_a_title_gives(titre, numero):
    assert NUMERO_DIT.findall(titre) == [numero]
