"""The words of the search: one description of each language, and the index that lunr makes of them."""

import hashlib
import json
import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from appui.construction import PROJET
from guichet.pages.registre import Page, Passage
from guichet.sujets.plan_du_site.arbre import plan_du_site
from guichet.sujets.recherche.analyseurs import ANALYSEURS
from guichet.sujets.recherche.cherchables import GENRES, pages_cherchables
from guichet.sujets.recherche.index import CHAMP, compacter, indexer
from guichet.sujets.recherche.sections import sections

CAS = yaml.safe_load((PROJET / "tests/cas/analyse.yml").read_text(encoding="utf-8"))
TIERS = PROJET / "overrides/assets/javascripts/tiers"
# lunr 2.3.9, as npm publishes it: what the tests of its authors ran on.
EMPREINTES = {
    "lunr-2.3.9.min.js": "0c50d9002b85780a842afffb567bb54ede402dae7c6dc5997a018614d8044fc8",
    "lunr-2.3.9.LICENSE.txt": "ae33f5a0d538cd93de1136a052ffa734b59d6b28e7cfc19e03de1d8b5d9f40ea",
}


def test_lunr_is_the_published_one_for_the_python_that_builds():
    import lunr

    presents = {fichier.name: hashlib.sha256(fichier.read_bytes()).hexdigest() for fichier in TIERS.iterdir()}
    assert presents == EMPREINTES
    assert f"lunr-{lunr.__TARGET_JS_VERSION__}.min.js" in presents


def test_commands_do_not_load_what_only_lunr_would_use():
    code = "import sys, guichet.sujets.recherche.index; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJET / "hooks", check=False).returncode == 0


@pytest.mark.parametrize(
    ("langue", "cas"), [(langue, cas) for langue, liste in CAS.items() for cas in liste], ids=lambda x: str(x)[:40]
)
def test_terms_of_a_text(langue, cas):
    assert ANALYSEURS[langue].analyser(cas["texte"]) == cas["termes"]


@pytest.mark.parametrize("langue", ANALYSEURS)
@given(mot=st.text(alphabet="abcdefghilmnorstuvéèêàçœ", min_size=3, max_size=14))
@settings(max_examples=60, deadline=None)
def test_a_word_is_never_lost_whatever_stands_around_it(langue, mot):
    """Folding depends on the word alone: written in a page or typed alone, the word gives the same term."""
    seul = ANALYSEURS[langue].analyser(mot)
    assert ANALYSEURS[langue].analyser(f"« {mot.upper()} », ({mot}).") == seul * 2


@pytest.mark.parametrize("langue", ANALYSEURS)
def test_description_of_a_language_survives_json(langue):
    specification = ANALYSEURS[langue].specification()
    assert json.loads(json.dumps(specification, default=list))["lettres"] == specification["lettres"]


def test_compact_index_keeps_all_that_lunr_needs():
    indexeur = indexer([(0, ["dalo", "recours", "dalo"]), (1, []), (4, ["recours"])], longueur=0.5)
    assert compacter(indexeur) == {
        "b": 0.5,
        "documents": [0, 4],
        "longueurs": [3, 1],
        "termes": "dalo recours",
        "listes": [[1, -2], [1, 1]],
    }
    assert [resultat["ref"] for resultat in indexeur.build().query(_requete("recours"))] == ["4", "0"]


def _requete(terme):
    from lunr.query import Query

    requete = Query([CHAMP])
    requete.clause(terme, use_pipeline=False)
    return requete


def test_sections_of_a_page():
    page = """<body><nav>Menu</nav><main><nav>Fil</nav><h1>Titre</h1><p>Chapo.</p>
    <h2 id="un">Un <em>deux</em></h2><p>Voyez la <button>CAF</button><span data-search-exclude>Caisse</span>, vite.</p>
    <ul><li>Premier</li><li>Second</li></ul><h3>Sans adresse</h3><p>Suite.</p><form>Champ</form>
    <section data-search-exclude><h2 id="sources">Sources</h2></section><p hidden>Caché</p></main></body>"""
    assert sections(page) == [
        Passage("", "Titre", "Chapo."),
        Passage("un", "Un deux", "Voyez la CAF, vite. Premier Second Sans adresse Suite."),
    ]


def test_pages_that_tell_their_passages_are_not_read():
    faq = Page("faq/", "faq.html", "FAQ", "Toutes.", passages=(Passage("a", "Question ?", "Réponse."),))
    carte = Page("carte/", "carte.html", "Carte", "La région.")
    lues = []

    def lire(chemin):
        lues.append(chemin)
        return "<main><h1>Lue</h1><p>Texte.</p></main>"

    trouvees = {page.chemin: page for page in pages_cherchables({"guide/": "Un guide."}, [faq, carte], lire)}
    assert lues == ["carte/", "guide/"]
    assert trouvees["faq/"].passages == (Passage("", "FAQ", "Toutes."), faq.passages[0])
    assert trouvees["guide/"].passages == (Passage("", "Lue", "Un guide. Texte."),)
    assert GENRES[trouvees["guide/"].genre].nom == "site"


def test_plan_puts_every_page_under_one_theme():
    titres = {
        "": "Accueil",
        "demander/": "Demander",
        "demander/papiers/": "Papiers",
        "elus/faq/": "FAQ",
        "donnees/": "D",
    }
    themes = list(plan_du_site(titres))
    assert [theme.nom for theme in themes] == ["demander", "elus", "site"]
    (demander,) = themes[0].feuilles
    assert [feuille.titre for feuille in demander.sous] == ["Papiers"]
    assert [feuille.chemin for feuille in themes[1].feuilles] == ["elus/faq/"]
