"""« Corriger »: to the line of its file, where the address of the repository is given; else nothing changes."""

import gzip
import re
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from appui.construction import JOUR, PROJET
from appui.donnees import atelier as atelier_du_jour
from appui.territoires import page_de_commune
from guichet.atelier.atelier import Atelier
from guichet.atelier.depot import VARIABLE, Depot, forme
from guichet.atelier.rendu import Rendeur
from guichet.socle.problemes import DonneesInvalides

GITHUB, LIGNE = "https://github.com/urh/guichet", "https://github.com/urh/guichet/blob/main/{fichier}#L{ligne}"
MEL = "territoires/metropole-europeenne-de-lille/"


@pytest.mark.parametrize(
    ("adresse", "attendue"),
    [
        (GITHUB, LIGNE),
        (f"{GITHUB}/", LIGNE),
        (f"{GITHUB}.git", LIGNE),
        (f"{GITHUB}/tree/essai/deux", "https://github.com/urh/guichet/blob/essai/deux/{fichier}#L{ligne}"),
        ("https://gitlab.com/a/b/guichet", "https://gitlab.com/a/b/guichet/-/blob/main/{fichier}#L{ligne}"),
        ("https://forge.urh.fr:8443/g/-/tree/prod", "https://forge.urh.fr:8443/g/-/blob/prod/{fichier}#L{ligne}"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/src/branch/main/{fichier}#L{ligne}"),
        ("https://git.urh.fr/a/b/src/branch/prod", "https://git.urh.fr/a/b/src/branch/prod/{fichier}#L{ligne}"),
        ("https://forge.fr/b/{fichier}?n={ligne}", "https://forge.fr/b/{fichier}?n={ligne}"),
    ],
)
def test_the_address_of_a_line_is_that_of_the_forge(adresse, attendue):
    assert forme(adresse) == attendue


@pytest.mark.parametrize(
    "adresse", ["guichet", "http://github.com/a/b", "https://moi@github.com/a", 'https://a.fr/"><b']
)
def test_what_is_no_address_of_a_repository_is_refused_in_french(adresse):
    with pytest.raises(DonneesInvalides, match="n'est pas l'adresse d'un dépôt"):
        forme(adresse)


@pytest.fixture(scope="module")
def avec():
    nu = atelier_du_jour(JOUR)
    atelier = Atelier(nu.donnees, nu.aujourdhui, nu.racine_web, depot=Depot.ouvrir(PROJET, {VARIABLE: GITHUB}))
    return Rendeur(atelier, PROJET / "overrides")


def html(rendeur, chemin, langue="fr"):
    return rendeur.rendre(rendeur.atelier.catalogues[langue].page(chemin), langue)


def dites(texte):
    """Return the file and the text of the line that each link leads to."""
    liens = [a.attributes["href"] for a in LexborHTMLParser(texte).css('a[rel="nofollow"]')]
    for lien in liens:
        fichier, _, ligne = lien.removeprefix(f"{GITHUB}/blob/main/").partition("#L")
        yield fichier, (PROJET / fichier).read_text(encoding="utf-8").split("\n")[int(ligne) - 1]


def test_without_an_address_no_page_says_a_word_of_it():
    assert Depot.ouvrir(PROJET, {}) is None
    assert "corriger non-imprime" not in html(Rendeur(atelier_du_jour(JOUR), PROJET / "overrides"), MEL)


def test_each_place_and_fact_of_a_territory_leads_to_its_line(avec):
    lignes = list(dites(html(avec, MEL)))
    assert {fichier for fichier, _ in lignes} >= {
        "data/lieux/guichets.yml",
        "data/lieux/corrections.csv",
        "data/instruments.yml",
        "data/services_departementaux.yml",
    }
    for fichier, ligne in lignes:
        # To its own line where it is corrected already, else to the top.
        assert ligne.startswith("- " if fichier.endswith(".yml") else ("lieu,", "mairie-", "france-services-")), ligne
    lieux = [ligne for fichier, ligne in lignes if fichier == "data/lieux/guichets.yml"]
    assert all(ligne.startswith("- id: ") for ligne in lieux)
    assert len(set(lieux)) == len(lieux)


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_a_town_page_leads_to_its_town_hall_and_stays_light(avec, langue):
    chemin = page_de_commune("62498")
    texte = html(avec, chemin, langue)
    # What a directory says is mended beside it: the link tells of which place.
    assert re.search(r'corrections\.csv#L\d+" rel="nofollow" title="mairie-62498"', texte)
    assert len(gzip.compress(texte.encode(), 9)) <= 25_000


@pytest.mark.parametrize(
    ("chemin", "attendue"),
    [
        ("demander/lettres/conge/", "- id: conge"),
        ("demander/faq/numero-perdu/", "  - id: numero-perdu"),
        ("veille/2018-11-23-loi-elan/", "titre: "),
        ("demander/ou-j-en-suis/reparations/", "  - id: reparations"),
    ],
)
def test_a_page_made_of_one_record_leads_to_it(avec, chemin, attendue):
    (_, ligne) = list(dites(html(avec, chemin)))[-1]
    assert attendue in ligne


def test_a_page_of_prose_leads_to_its_file_in_its_language(avec):
    depot = avec.atelier.depot
    assert depot.page("demander/impayes/", "ar") == f"{GITHUB}/blob/main/docs/ar/demander/impayes.md#L1"
    assert depot.page("", "fr") == f"{GITHUB}/blob/main/docs/fr/index.md#L1"
    assert depot.page("communes/", "fr") == ""
    assert replace(depot, forme="https://forge.fr/{fichier}").page("", "fr") == "https://forge.fr/docs/fr/index.md"
