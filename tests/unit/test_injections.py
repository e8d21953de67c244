"""Hostile texts are refused where they would act, in every field; those let through do nothing once written.

``tests/site/test_injections.py`` and ``tests/browser/test_injections.py`` show what comes of the others.
"""

import pytest

from appui.construction import PROJET
from appui.injections import admise, champs_libres, charges, nom_du_champ, reveils
from guichet.prose import html_permis
from guichet.prose.regles_des_chaines import chaines, ecritures, texte_sain
from guichet.socle.champs import Ecriture, Portee, marques
from guichet.socle.langues import Interface
from guichet.socle.lecture import Enregistrement
from guichet.sujets import SCHEMA, redaction
from guichet.sujets.documents import pandoc

MALICES = charges("http://127.0.0.1:9/", str(PROJET / "mkdocs.yml"))
SCRIPT = MALICES.suites["script"]
# Coordinates, and patterns that words are looked for with: nothing shows them.
MUETS = (Ecriture.DESSIN, Ecriture.EXPRESSION)


@pytest.fixture(scope="module")
def champs(donnees):
    """For each field that takes words, a record that fills it: its set, its values, the place and the text of the field."""
    trouves = {}
    for jeu in SCHEMA.jeux:
        for fiche in donnees.toutes(jeu):
            valeurs = fiche.model_dump()
            manquent = {nom_du_champ(jeu, chemin) for chemin, _ in chaines(valeurs)} - trouves.keys()
            if manquent:
                libres = dict(champs_libres(jeu, fiche, "<"))
                trouves |= dict.fromkeys(manquent) | {
                    nom_du_champ(jeu, chemin): (jeu, valeurs, chemin, texte) for chemin, texte in libres.items()
                }
    return {nom: champ for nom, champ in trouves.items() if champ}


def test_a_script_is_refused_in_every_field_that_takes_words(champs):
    acceptes = []
    for nom, (jeu, valeurs, chemin, texte) in champs.items():
        if ecritures(jeu).get(str(chemin[0])) in MUETS:
            continue
        malade = admise(jeu.modele, valeurs, {chemin: f"{texte} {SCRIPT}"}).model_dump()
        if not [*texte_sain(jeu, None, Enregistrement(jeu.fichier, 1, malade))]:
            acceptes.append(nom)
    assert len(champs) > 200
    assert acceptes == []


@pytest.mark.parametrize("charge", MALICES.suites.values(), ids=MALICES.suites)
def test_what_is_let_through_in_markdown_does_nothing(donnees, charge):
    if "{{" in charge or [*html_permis.defauts(charge)]:
        return
    html = redaction(donnees, Interface("fr", donnees.chaines)).rendre(f"Avant {charge} après", "demander/faq/")
    assert [*reveils(html)] == []
    assert "temoin(" in html or "evil" in html


@pytest.mark.parametrize("charge", MALICES.suites.values(), ids=MALICES.suites)
def test_what_is_let_through_in_a_model_does_nothing(charge):
    if not [*html_permis.modele_de_document(charge)]:
        assert [*reveils(pandoc.html(f"Avant {charge} après\n"))] == []


@pytest.mark.parametrize(
    "nom",
    [
        *("script", "majuscules", "attribut", "apostrophe", "fin de script", "fin de titre", "commentaire", "image"),
        *("cadre", "cadre écrit", "formulaire", "base", "redirection", "feuille", "lien qui lance"),
    ],
)
def test_what_acts_is_seen(nom):
    assert [*reveils(f"<p>{MALICES.suites[nom]}</p>")] != []


def test_most_hostile_texts_are_refused():
    """The two tests above would say nothing of what they skip if the rules refused all of it, or none."""
    refusees = {nom for nom, s in MALICES.suites.items() if [*html_permis.defauts(s)]}
    assert refusees >= {"script", "lien qui lance", "lien de données", "image du Markdown", "attribut du Markdown"}
    assert refusees >= {"bloc de code", "formulaire", "base", "redirection", "cadre", "feuille"}
    assert len(refusees) < len(MALICES.suites)


def test_an_address_that_acts_is_refused_in_every_field_that_takes_one(donnees):
    acceptees, vus = [], set()
    for jeu in SCHEMA.jeux:
        fiche = donnees.toutes(jeu)[0] if donnees.toutes(jeu) else None
        liens = {nom for nom, m in marques(jeu.modele).items() if any(isinstance(une, Portee) for une in m)}
        for nom in liens if fiche else ():
            vus.add(f"{jeu.nom}.{nom}")
            valeurs = fiche.model_dump()
            acceptees += [(jeu.nom, nom, a) for a in MALICES.adresses if admise(jeu.modele, valeurs | {nom: a}, {})]
    assert vus >= {"mairies.site", "mairies.courriel", "editeur.courriel", "liens.adresse", "sources.adresse"}
    assert acceptees == []
