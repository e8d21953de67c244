"""Small pure modules, table-driven."""

import datetime
import json

import pytest

from guichet import contours, horloge
from guichet.adresses import relative
from guichet.pages import Page, Passage
from guichet.references import references
from guichet.sorties.recherche import index_par_langue, langue_de
from guichet.vues import fraicheur


@pytest.mark.parametrize(
    ("depuis", "vers", "attendu"),
    [
        ("", "", "./"),
        ("", "territoires/a/", "territoires/a/"),
        ("territoires/a/", "", "../../"),
        ("territoires/a/", "territoires/b/#c62498", "../b/#c62498"),
        ("demander/faq/", "demander/faq/#papiers", "#papiers"),
        ("en/demander/", "assets/site.css", "../../assets/site.css"),
        ("", "#haut", "#haut"),
    ],
)
def test_adresse_relative(depuis, vers, attendu):
    assert relative(depuis, vers) == attendu


@pytest.mark.parametrize(
    ("age", "attendu"),
    [(0, "a_jour"), (90, "a_jour"), (91, "appeler"), (180, "appeler"), (181, "masquer")],
)
def test_fraicheur(age, attendu):
    lu_le = datetime.date(2026, 5, 1)
    assert fraicheur(lu_le, lu_le + datetime.timedelta(days=age)) == attendu


def test_horloge_injectee():
    assert horloge.aujourdhui({"GUICHET_DATE": "2027-01-02"}) == datetime.date(2027, 1, 2)
    assert isinstance(horloge.aujourdhui({}), datetime.date)
    with pytest.raises(horloge.DateImpossible, match="2027-01-32"):
        horloge.aujourdhui({"GUICHET_DATE": "2027-01-32"})


CARRE_TROUE = "0,0 10,0 10,10 0,10;4,4 6,4 6,6 4,6"


@pytest.mark.parametrize(
    ("lon", "lat", "dedans"),
    [
        (1, 1, True),
        (5, 5, False),  # in the hole
        (11, 5, False),
        (10.001, 5, True),  # on the border, within the tolerance
        (10.01, 5, False),
        (4.001, 5, True),  # at the edge of the hole
    ],
)
def test_point_dans_un_contour(lon, lat, dedans):
    assert contours.contient(CARRE_TROUE, lon, lat) is dedans


def test_raccourcis_trouves_avec_leur_ligne():
    trouves = list(references("un\n{{delai:attestation}} et {{ lien:demander/faq/#a | des mots }}"))
    assert [(r.genre, r.cible, r.mots, r.ligne) for r in trouves] == [
        ("delai", "attestation", None, 2),
        ("lien", "demander/faq/#a", "des mots", 2),
    ]


def test_index_de_recherche_par_langue():
    page = Page("territoires/a/", "g", "L'A", "d", passages=(Passage("", "A", "Lens Liévin"), Passage("q", "Q ?", "R")))
    index = {
        "config": {"lang": ["fr"]},
        "docs": [
            {"location": "demander/", "title": "Demander", "text": "texte"},
            {"location": "en/territoires/a/", "title": "vide", "text": ""},
            {"location": "ar/", "title": "الصفحة", "text": "نص"},
        ],
    }
    fichiers = {nom: json.loads(texte) for nom, texte in index_par_langue(index, {"fr": [], "en": [page], "ar": []})}
    assert {nom: contenu["config"]["lang"] for nom, contenu in fichiers.items()} == {
        "search/search_index.json": ["fr"],
        "en/search/search_index.json": ["en"],
        "ar/search/search_index.json": ["ar"],
    }
    assert [d["location"] for d in fichiers["search/search_index.json"]["docs"]] == ["demander/"]
    assert fichiers["en/search/search_index.json"]["docs"] == [
        {"location": "territoires/a/", "title": "L&#39;A", "text": "Lens Liévin"},
        {"location": "territoires/a/#q", "title": "Q ?", "text": "R"},
    ]
    assert fichiers["ar/search/search_index.json"]["docs"] == [{"location": "", "title": "الصفحة", "text": "نص"}]
    assert langue_de("enfance/") == "fr"
