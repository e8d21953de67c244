"""The words of the search: one description of each language, and the index that lunr makes of them."""

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings, strategies as st

from appui.construction import JOUR, PROJET
from appui.donnees import atelier
from appui.lectures import lire_cas
from appui.recherche import SCRIPTS
from appui.territoires import table
from guichet.pages.registre import Page, Passage
from guichet.sujets.plan_du_site.arbre import plan_du_site
from guichet.sujets.recherche.analyseurs import ANALYSEURS
from guichet.sujets.recherche.cherchables import GENRES, pages_cherchables
from guichet.sujets.recherche.expressions import expression
from guichet.sujets.recherche.index import CHAMP, compacter, indexer
from guichet.sujets.recherche.page import villes_ecrites_autrement
from guichet.sujets.recherche.sections import sections

CAS = lire_cas("analyse.yml")


@pytest.mark.parametrize(
    ("langue", "ecriture", "nom"), [("ar", "ليل", "Lille"), ("ar", "كالي", "Calais"), ("en", "Dunkirk", "Dunkerque")]
)
def test_towns_that_a_language_writes_in_its_own_way(langue, ecriture, nom):
    """Those of the search: a word that only leads to a French one is no town."""
    villes = villes_ecrites_autrement(atelier(JOUR).site(langue))
    assert villes[ecriture] == nom
    assert set(villes.values()) <= {ligne["nom"] for ligne in table("communes.csv")}
    # The field reads them in one attribute.
    assert not any(signe in "".join((*villes, *villes.values())) for signe in ',:"')


def test_commands_do_not_load_what_only_lunr_would_use():
    code = "import sys, guichet.sujets.recherche.index; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=PROJET / "hooks", check=False).returncode == 0


@pytest.mark.parametrize(
    ("langue", "cas"), [(langue, cas) for langue, liste in CAS.items() for cas in liste], ids=lambda x: str(x)[:40]
)
def test_terms_of_a_text(langue, cas):
    assert ANALYSEURS[langue].analyser(cas["texte"]) == cas["termes"]


@pytest.mark.parametrize("langue", ANALYSEURS)
def test_terms_are_the_same_on_the_device(langue):
    """And the device knows where each is written."""
    textes = [cas["texte"] for cas in CAS[langue]]
    specification = json.dumps(ANALYSEURS[langue].specification())
    programme = f"""
      import {{ analyseur }} from {json.dumps((SCRIPTS / "recherche/analyse.js").as_uri())};
      const {{ analyser, reperer }} = analyseur({specification});
      const textes = {json.dumps(textes)};
      for (const texte of textes)
        for (const {{ debut, fin }} of reperer(texte)) if (debut >= fin || fin > texte.length) throw new Error(texte);
      console.log(JSON.stringify(textes.map(analyser)));
    """
    assert _sur_l_appareil(programme) == [ANALYSEURS[langue].analyser(texte) for texte in textes]


def _sur_l_appareil(programme: str):
    """Return what a program of modules says, as JSON."""
    sortie = subprocess.run(
        ["node", "--no-warnings", "--input-type=module", "-e", programme], capture_output=True, text=True, check=True
    ).stdout
    return json.loads(sortie)


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


def test_who_spells_by_ear_is_heard():
    """« chomage », « bulletin », « bailleur » are found by how they sound, only where no spelling fits; a typing slip still is."""
    analyseur = ANALYSEURS["fr"]
    termes = sorted(
        analyseur.analyser("chômage bulletin salaire bailleur huissier médiation attends logement quittance")
    )
    tapes = [
        "chaumage",
        "bultin",
        "salère",
        "bayeur",
        "uissié",
        "mediassion",
        "jaten",
        "lojman",
        "quittanse",
        "logemnet",
        "zqxzqx",
    ]
    programme = f"""
      import {{ lexique }} from {json.dumps((SCRIPTS / "recherche/lexique.js").as_uri())};
      const {{ formes }} = lexique({json.dumps(termes)}, () => 1, {json.dumps(analyseur.nuances()["sons"])});
      const tapes = {json.dumps([analyseur.analyser(mot)[0] for mot in tapes])};
      console.log(JSON.stringify(tapes.map((mot) => [...formes(mot, false).keys()])));
    """
    trouves = dict(zip(tapes, _sur_l_appareil(programme), strict=True))
    voulus = (
        "chômage",
        "bulletin",
        "salaire",
        "bailleur",
        "huissier",
        "médiation",
        "attends",
        "logement",
        "quittance",
        "logement",
    )
    assert trouves == {
        **{tape: analyseur.analyser(voulu) for tape, voulu in zip(tapes, voulus, strict=False)},
        "zqxzqx": [],
    }


def test_what_is_almost_nothing_to_the_ear_is_not_heard():
    """« hein » is not « impayé »; « suicide » is not « s'huissier »; a word that exists is no slip, « impasse » either."""
    analyseur = ANALYSEURS["fr"]
    termes = sorted(analyseur.analyser("impayé huissier viol"))
    nuances = analyseur.nuances()
    tapes = [analyseur.analyser(mot)[0] for mot in ("hein", "suicide", "impasse", "violet", "impayer")]
    programme = f"""
      import {{ lexique }} from {json.dumps((SCRIPTS / "recherche/lexique.js").as_uri())};
      const existants = new Set({json.dumps(nuances["existants"])});
      const {{ formes }} = lexique({json.dumps(termes)}, () => 1, {json.dumps(nuances["sons"])}, existants);
      console.log(JSON.stringify({json.dumps(tapes)}.map((mot) => [...formes(mot, false).keys()])));
    """
    assert _sur_l_appareil(programme) == [[], [], ["impas"], ["violet"], ["impay"]]


@pytest.mark.parametrize(
    ("tape", "lu"),
    [
        ("je suis sansabri", "je suis sans abri"),
        ("loyerimpayé en juin", "loyer impaye en juin"),
        ("il mefrappe", "il me frappe"),
        ("un mot zqxzqxzqx", "un mot zqxzqxzqx"),
    ],
)
def test_words_typed_without_a_space_are_parted(tape, lu):
    programme = f"""
      import {{ analyseur }} from {json.dumps((SCRIPTS / "recherche/analyse.js").as_uri())};
      import {{ decoller }} from {json.dumps((SCRIPTS / "recherche/mots_colles.js").as_uri())};
      const {{ reperer }} = analyseur({json.dumps(ANALYSEURS["fr"].specification())});
      const [connus, petits] = [new Set(["sans", "abri", "loyer", "impaye", "frappe"]), new Set(["je", "me", "en"])];
      const connu = (mot) => connus.has(mot);
      const inconnu = ({{ brut }}) => !connus.has(brut);
      const petit = (mot) => petits.has(mot);
      console.log(JSON.stringify(decoller({json.dumps(tape)}, reperer({json.dumps(tape)}), {{ inconnu, connu, petit }})));
    """
    assert _sur_l_appareil(programme) == lu


def test_a_phrase_between_quotes_is_compared_as_it_is_typed_in_any_script():
    assert expression("« ce soir »", ANALYSEURS["fr"]) == "=ce soir"
    assert expression("« m'a frappée »", ANALYSEURS["fr"]) == "=m a frappee"
    # Its article is what tells tonight from Lille.
    assert expression("« الليلة »", ANALYSEURS["ar"]) == "=الليله"
    assert expression("ce soir", ANALYSEURS["fr"]) == "soir"


def test_compact_index_keeps_all_that_lunr_needs():
    indexeur = indexer([(0, ["recours", "dalo", "dalo"]), (1, []), (4, ["recours"])], longueur=0.5)
    assert compacter(indexeur) == {
        "b": 0.5,
        "documents": [0, 4],
        "termes": "AdaloArecours",
        "listes": "1!2 11",
    }
    assert [resultat["ref"] for resultat in indexeur.build().query(_requete("recours"))] == ["4", "0"]


def _requete(terme):
    from lunr.query import Query

    requete = Query([CHAMP])
    requete.clause(terme, use_pipeline=False)
    return requete


def test_weights_on_the_device_are_those_of_lunr():
    mots = ["dalo", "recours", "refus", "logement", "papiers", "attente"]
    documents = [(n, [mots[(n * k) % 6] for k in range(1, 2 + n % 7)]) for n in range(40)]
    # Large gaps, large numbers: each takes several digits.
    documents += [(n, ["papiers"]) for n in range(50, 1200)] + [(5000, ["dalo"] * 40 + ["attente"])]
    indexeur = indexer(documents, longueur=0.4)
    index = indexeur.build()
    attendus = {mot: {int(r["ref"]): r["score"] for r in index.query(_requete(mot))} for mot in mots}
    programme = f"""
      import {{ deplier }} from {json.dumps((SCRIPTS / "recherche/index.js").as_uri())};
      const index = deplier({json.dumps(compacter(indexeur))});
      const notes = (mot) => {{
        const {{ sections, poids }} = index.poids(mot);
        return sections.map((numero, rang) => [numero, poids[rang] * index.rarete(mot)]);
      }};
      console.log(JSON.stringify({json.dumps([*mots, "absent"])}.map(notes)));
    """
    *obtenus, absent = (dict(notes) for notes in _sur_l_appareil(programme))
    assert absent == {}
    for mot, notes in zip(mots, obtenus, strict=True):
        assert notes.keys() == attendus[mot].keys()
        assert notes == pytest.approx(attendus[mot], abs=0.002)


def test_documents_that_the_device_reads_for_itself_weigh_as_if_they_had_come():
    documents = [(n, ["dalo", *["refus"] * (n % 3), "papiers"][n % 2 :]) for n in range(12)]
    tout, partie = (compacter(indexer(liste, longueur=0.4)) for liste in (documents, documents[6:]))
    programme = f"""
      import {{ deplier }} from {json.dumps((SCRIPTS / "recherche/index.js").as_uri())};
      const trier = ({{ sections, poids }}) => sections.map((une, rang) => [une, poids[rang]]).sort(([a], [b]) => a - b);
      const dire = ({{ termes, longueurs, poids, rarete }}) => [
        termes,
        [...longueurs].sort(([a], [b]) => a - b),
        [...termes, "absent"].map((mot) => [rarete(mot) ?? null, trier(poids(mot))]),
      ];
      const tout = deplier({json.dumps(tout)});
      const partie = deplier({json.dumps(partie)}, {json.dumps(documents[:6])});
      console.log(JSON.stringify([tout, partie].map(dire)));
    """
    tout, partie = _sur_l_appareil(programme)
    assert tout == partie
    assert tout[0] == ["dalo", "papiers", "refus"]


def test_sections_of_a_page():
    page = """<body><nav>Menu</nav><main><nav>Fil</nav><h1>Titre</h1><p>Chapo.</p>
    <h2 id="un">Un <em>deux</em></h2><p>Voyez la <button>CAF</button><span data-search-exclude>Caisse</span>, vite.</p>
    <ul><li>Premier</li><li>Second</li></ul><h3>Sans adresse</h3><p>Suite.</p><form>Champ</form>
    <section data-search-exclude><h2 id="sources">Sources</h2></section><p hidden>Caché</p></main></body>"""
    assert sections(page) == [
        Passage("", "Titre", "Chapo."),
        Passage("un", "Un deux", "Voyez la CAF, vite. Premier Second Sans adresse Suite."),
    ]


def test_what_a_language_says_of_words_is_the_same_at_each_build():
    for analyseur in ANALYSEURS.values():
        nuances = analyseur.nuances()
        assert [nuances[nom] for nom in ("faibles", "existants")] == [
            sorted(set(nuances[nom])) for nom in ("faibles", "existants")
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
