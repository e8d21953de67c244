"""What remains to be checked is one whole list, of which nothing is lost."""

import csv
import io
import json
import re
from pathlib import Path

import markdown
import pytest

from appui.construction import JOUR
from guichet import sujets
from guichet.__main__ import main
from guichet.prose.guides import guides
from guichet.prose.raccourcis import references
from guichet.prose.redaction import Plume, Raccourcis
from guichet.socle.champs import Statut
from guichet.socle.csv_strict import MARQUE
from guichet.socle.langues import Interface
from guichet.sujets.cotation.fiches import PUBLICS_PRIORITAIRES
from guichet.sujets.decision.fiches import ETAPES_DECISION
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.expulsions.fiches import EXPULSIONS
from guichet.sujets.glossaire.fiches import TERMES
from guichet.sujets.instruments.fiches import INSTRUMENTS
from guichet.sujets.ppgdid.fiches import ETAPES_PLAN, RUBRIQUES
from guichet.sujets.quartiles.fiches import UNITES
from guichet.sujets.questions.fiches import QUESTIONS
from guichet.sujets.textes.fiches import TEXTES
from guichet.sujets.veille.fiches import VEILLE
from guichet.sujets.verification import liste
from guichet.sujets.verification.emplois import citations
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER
from guichet.sujets.verification.points import Verification

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def doutes(donnees):
    return Verification(donnees).doutes


def test_every_point_text_and_delay_in_doubt_is_in_the_list(donnees, doutes):
    attendus = {f"point-{point}" for point in donnees[POINTS_A_VERIFIER]}
    attendus |= {f"texte-{t.id.lower()}" for t in donnees[TEXTES].values() if t.statut is Statut.A_CONFIRMER}
    attendus |= {f"delai-{d.id}" for d in donnees[DELAIS].values() if d.statut is Statut.A_CONFIRMER}
    assert attendus <= {doute.ancre for doute in doutes}


def test_a_record_in_doubt_is_told_by_its_text_or_by_itself(donnees, doutes):
    """Every record whose status is « a_confirmer » leads to an entry of the list."""
    ancres = {doute.ancre for doute in doutes}
    verification = Verification(donnees)
    for genre, jeu in {
        "question": QUESTIONS,
        "decision": ETAPES_DECISION,
        "plan": ETAPES_PLAN,
        "rubrique": RUBRIQUES,
        "public": PUBLICS_PRIORITAIRES,
        "expulsion": EXPULSIONS,
        "veille": VEILLE,
        "terme": TERMES,
        "instrument": INSTRUMENTS,
        "unite": UNITES,
    }.items():
        for fiche in donnees.toutes(jeu):
            if fiche.statut == Statut.A_CONFIRMER:
                assert verification.ancre(genre, fiche) in ancres, (genre, fiche)


def test_every_kind_of_fact_has_a_name(donnees):
    """It is told under that name on the page of all doubts, in the order of the names."""
    assert {f"verifier.genre_{fait.genre}" for fait in donnees.faits} <= donnees.chaines.keys()


def test_each_doubt_says_where_it_is_used_what_to_read_and_why(doutes):
    for doute in doutes:
        assert doute.emplois, doute.ancre
        assert all(emploi.phrase.strip() for emploi in doute.emplois), doute.ancre
        assert doute.lectures, doute.ancre
        assert doute.pourquoi, doute.ancre
        assert doute.tranche in {"juriste", "client"}


def test_two_doubts_never_share_a_place(doutes):
    ancres = [doute.ancre for doute in doutes]
    assert len(set(ancres)) == len(ancres)
    assert all(re.fullmatch(r"\S+", ancre) for ancre in ancres)


def test_a_sentence_is_told_in_plain_words(doutes):
    for doute in doutes:
        for emploi in doute.emplois:
            assert not re.search(r"\{\{|\[\[|\*\*|<[a-z]", emploi.phrase), emploi


def test_an_article_of_a_code_leads_to_its_version_in_force(doutes):
    lectures = {lecture.titre: lecture.adresse for doute in doutes for lecture in doute.lectures}
    base = "https://www.legifrance.gouv.fr/search/code?tab_selection=code&searchField=NUM_ARTICLE&query="
    assert lectures["CCH, art. L. 441-1"] == f"{base}L441-1"
    textes = [doute for doute in doutes if doute.genre == "texte"]
    assert all("legifrance.gouv.fr" in str(doute.lectures[0].adresse) for doute in textes)


def test_the_mark_after_a_full_stop_belongs_to_the_sentence_before(donnees):
    phrases = {e.phrase for r, e in citations(donnees) if (r.genre, r.cible) == ("verifier", "gratuite")}
    assert "La gratuité vient d’une fiche officielle ancienne." in phrases


def test_each_mark_of_a_translation_is_one_of_the_french(donnees):
    for langue in ("en", "ar"):
        for chemin, guide in guides(donnees)[langue].items():
            siens = {r.cible for r in references(guide.prose) if r.genre == "verifier"}
            assert siens == {r.cible for r in references(guides(donnees)["fr"][chemin].prose) if r.genre == "verifier"}


@pytest.mark.parametrize(
    ("langue", "page", "attendu"),
    [
        ("fr", "demander/priorites/", "Un doute sur votre situation"),
        ("en", "demander/priorites/", "Check with an adviser"),
        ("ar", "demander/priorites/", "تحقّق لدى مستشار"),
    ],
)
def test_applicants_read_advice_and_no_mark(donnees, langue, page, attendu):
    redaction = sujets.redaction(donnees, Interface(langue, donnees.chaines))
    html = redaction.rendre("Dit. {{verifier:priorites-liste}}", page)
    assert attendu in html
    assert "a-verifier" not in html
    assert "{{" not in html
    assert "<a " in html
    assert redaction.rendre("Dit. {{verifier:gratuite}}", page).striptags().strip() == "Dit."


def test_those_who_check_the_law_see_a_dated_mark_and_no_advice(donnees):
    redaction = sujets.redaction(donnees, Interface("fr", donnees.chaines))
    plume = Plume(redaction.feuille("professionnels/commission/"))
    html = markdown.markdown("Dit {{verifier:priorites-liste}} et [[L441-2-1]].", extensions=[Raccourcis(plume)])
    assert 'href="../../donnees/a-verifier/#point-priorites-liste"' in html
    assert 'href="../../donnees/a-verifier/#texte-l441-2-1"' in html
    assert "version 2017" in html
    assert "conseiller" not in html
    # The text of this delay is sure, the delay is not; that of the other has its own mark.
    durees = markdown.markdown("{{delai:contester-attribution}}, {{delai:attestation}}", extensions=[Raccourcis(plume)])
    assert durees.count("a-verifier/#") == 1
    assert "#delai-contester-attribution" in durees


def test_the_three_forms_of_the_list_say_the_same(doutes):
    valeurs = liste.en_json(doutes)
    texte = liste.en_texte(doutes)
    tableau = liste.en_csv(doutes)
    assert tableau.startswith(MARQUE), "Excel would garble the accents"
    lignes = list(csv.DictReader(io.StringIO(tableau.removeprefix(MARQUE)), delimiter=";"))
    assert len(lignes) == sum(len(valeur["emplois"]) for valeur in valeurs)
    for valeur in valeurs:
        assert valeur["id"] in texte
        assert {ligne["pourquoi"] for ligne in lignes if ligne["titre"] == valeur["titre"]} >= {valeur["pourquoi"]}


def test_the_command_writes_the_list(capsys, monkeypatch):
    monkeypatch.setenv("GUICHET_DATE", JOUR)
    assert main(["revue", "--racine", str(RACINE), "--juriste", "--json"]) == 0
    doutes = json.loads(capsys.readouterr().out)
    assert {"point-gratuite", "texte-l441-1", "delai-attestation"} <= {doute["id"] for doute in doutes}
