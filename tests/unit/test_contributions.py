"""Answers of intercommunalities, town halls and landlords: taken in whole or not at all, never one over another."""

import copy
import json
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from appui.corruption import lier
from appui.lectures import lire_cas
from guichet import sujets
from guichet.__main__ import main
from guichet.socle.lecture import lire_yaml
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets import TABLEAUX, charger
from guichet.sujets.contributions.exporter import connus
from guichet.sujets.contributions.fiches import Contribution
from guichet.sujets.contributions.fichier import lire
from guichet.sujets.contributions.importer import preparer
from guichet.sujets.territoires.fiches import EPCI
from guichet.tableaux import importer as ecriture
from guichet.tableaux.importer import Projet

pytestmark = pytest.mark.usefixtures("lus_une_fois")

RACINE = Path(__file__).resolve().parents[2]
MODELE = json.loads((RACINE / "tests/donnees/contribution.json").read_text(encoding="utf-8"))
CAS = lire_cas("contributions.yml")
TETE = {"date": "2026-11-25", "qui": {"organisme": "epci", "fonction": "service_logement"}, "accord": True}
FICHIERS = ("bailleurs", "chiffres_locaux", "cotations", "delais_locaux", "instruments", "sources")
FICHIERS += ("lieux/guichets", "lieux/reponses_de_mairie")


@pytest.fixture
def projet(tmp_path):
    """The project, linked, but for the files that an import may write, which are copies."""
    racine = lier(tmp_path / "projet")
    for nom in FICHIERS:
        copie = racine / f"data/{nom}.yml"
        copie.unlink()
        shutil.copyfile(RACINE / f"data/{nom}.yml", copie)
    return racine


def ecrite(dossier, valeurs, nom="contribution.json"):
    fichier = dossier / nom
    fichier.write_text(json.dumps(valeurs, ensure_ascii=False, indent=1), encoding="utf-8")
    return fichier


def importer(racine, *fichiers_et_options):
    return main(["importer", *map(str, fichiers_et_options), "--racine", str(racine)])


def fiches(racine, nom):
    return [enregistrement.valeurs for enregistrement in lire_yaml(racine, f"data/{nom}.yml")]


def photo(racine):
    return {nom: (racine / f"data/{nom}.yml").read_bytes() for nom in FICHIERS}


def changee(champ, valeur=None, *, ote=False, lettres=0):
    """The model contribution, one of its values changed."""
    contribution = copy.deepcopy(MODELE)
    *avant, dernier = champ
    cible = contribution
    for cle in avant:
        cible = cible[cle]
    if ote:
        del cible[dernier]
    else:
        cible[dernier] = "e" * lettres if lettres else valeur
    return contribution


def hostile(dossier, cas):
    fichier = dossier / "contribution.json"
    if "champ" in cas:
        options = {cle: cas[cle] for cle in ("valeur", "ote", "lettres") if cle in cas}
        return ecrite(dossier, changee(cas["champ"], **options))
    octets = cas.get("brut", "").encode()
    if "brut_repete" in cas:
        octets = cas["brut_repete"].encode() * 5000
    elif "brut_enorme" in cas:
        octets = b'{"a": "' + b"e" * 10_000_000 + b'"}'
    elif "brut_octets" in cas:
        octets = bytes.fromhex(cas["brut_octets"])
    fichier.write_bytes(octets)
    return fichier


# — what is unchanged —


def test_what_the_site_knows_sent_back_unchanged_changes_nothing_in_any_territory(donnees, tmp_path):
    exportes = {siren: connus(donnees, siren) | TETE for siren in donnees[EPCI]}
    assert len(exportes) == 92
    assert sum(len(valeur) for e in exportes.values() for valeur in e.values() if isinstance(valeur, list)) >= 20
    for contribution in exportes.values():
        Contribution.model_validate(contribution)
    envoyes = [ecrite(tmp_path, contribution, f"{siren}.json") for siren, contribution in exportes.items()]
    ensemble = preparer(Projet(RACINE, TABLEAUX, charger), donnees, envoyes, remplacer=False)
    assert ensemble.vide
    assert not ensemble.problemes
    assert not ensemble.conflits
    connues = sum(importation.ecarts.inchangees for importation in ensemble.importations)
    assert connues >= 20


def test_every_place_and_instrument_of_today_is_in_the_export_of_a_territory(donnees):
    exportes = [connus(donnees, siren) for siren in donnees[EPCI]]
    for bloc, jeu in (("lieux", donnees.guichets.values()), ("instruments", donnees.instruments)):
        assert sum(len(e[bloc]) for e in exportes) >= len(jeu)


# — what is taken in —


def test_a_whole_answer_is_written_in_every_file_with_who_said_it_and_when(projet, capsys):
    fichier = ecrite(projet.parent, MODELE)
    avant = photo(projet)
    assert importer(projet, fichier) == 0
    assert photo(projet) == avant
    assert importer(projet, fichier, "--ecrire") == 0
    guichet = next(f for f in fiches(projet, "lieux/guichets") if f["nom"] == "Guichet fictif de Lens")
    source = "declaration-246200364-2026-11-25"
    assert (guichet["statut"], guichet["source"], str(guichet["lu_le"])) == ("declare", source, "2026-11-25")
    assert {f["nature"] for f in fiches(projet, "instruments") if f["source"] == source} == {
        *("ppgdid", "siad", "cotation", "cil", "document_cadre", "flux")
    }
    assert [f["valeur"] for f in fiches(projet, "delais_locaux")] == [18.5, 30]
    assert [f["valeur"] for f in fiches(projet, "chiffres_locaux")] == [9876, 1234]
    assert fiches(projet, "lieux/reponses_de_mairie")[0]["enregistre"] is False
    assert fiches(projet, "bailleurs")[0]["agences"][0]["nom"] == "Agence fictive"
    assert [f["editeur"] for f in fiches(projet, "sources") if f["id"] == source] == ["CA de Lens - Liévin"]
    for nom, octets in avant.items():
        assert (projet / f"data/{nom}.yml.avant").read_bytes() == octets
    # Once more: everything is known.
    capsys.readouterr()
    donnees = charger(projet)
    ensemble = preparer(Projet(projet, TABLEAUX, charger), donnees, [fichier], remplacer=False)
    assert ensemble.vide


def test_the_person_who_answers_is_written_nowhere(projet, capsys):
    importer(projet, ecrite(projet.parent, MODELE), "--ecrire")
    dit = capsys.readouterr()
    ecrits = b"".join(photo(projet).values())
    assert b"Guichet fictif de Lens" in ecrits
    for secret in ("Camille Fictive", "camille@"):
        assert secret not in dit.out + dit.err
        assert secret.encode() not in ecrits


def test_a_change_is_told_field_by_field_and_an_empty_one_erases(donnees, tmp_path, capsys):
    siren = next(s for s in donnees[EPCI] if connus(donnees, s)["lieux"])
    contribution = connus(donnees, siren) | TETE
    lieu = contribution["lieux"][0]
    lieu |= {"telephone": "+33321790000", "adresse": None}
    assert importer(RACINE, ecrite(tmp_path, contribution)) == 0
    dit = capsys.readouterr().out
    assert "→ 03 21 79 00 00" in dit
    assert "→ (rien)" in dit or "Adresse" not in dit
    assert "À changer : 1" in dit


def test_a_file_that_cannot_be_replaced_leaves_all_as_they_were(projet, monkeypatch):
    vrai, faits = ecriture._remplacer, []

    def capricieux(destination, octets):
        if destination.name == "bailleurs.yml":
            raise OSError(28, "plein", str(destination))
        faits.append(destination)
        vrai(destination, octets)

    avant = photo(projet)
    monkeypatch.setattr(ecriture, "_remplacer", capricieux)
    assert importer(projet, ecrite(projet.parent, MODELE), "--ecrire") == 1
    assert faits
    assert photo(projet) == avant


# — who disagrees —


@pytest.fixture
def deja(projet, monkeypatch):
    """A project that has taken in the model contribution, and is read as it is."""
    assert importer(projet, ecrite(projet.parent, MODELE), "--ecrire") == 0
    monkeypatch.setattr(sujets, "charger", charger)
    return projet


def test_two_answers_that_disagree_are_shown_side_by_side_and_neither_is_written(projet, capsys):
    un = ecrite(projet.parent, MODELE, "un.json")
    autre = changee(["lieux", 0, "telephone"], "+33321790009")
    autre["qui"] = {"organisme": "commune", "commune": "62498", "fonction": "accueil"}
    avant = photo(projet)
    assert importer(projet, un, ecrite(projet.parent, autre, "deux.json"), "--ecrire") == 1
    dit = capsys.readouterr().err
    assert "1 désaccord. Rien n'a été écrit." in dit
    assert "Guichet fictif de Lens · Téléphone" in dit
    assert "un.json (CA de Lens - Liévin, 2026-11-25) : 03 21 79 00 00" in dit
    assert "deux.json (Mairie - Lens, 2026-11-25) : 03 21 79 00 09" in dit
    assert photo(projet) == avant


def test_two_answers_that_agree_are_one_change(projet):
    autre = copy.deepcopy(MODELE) | {"qui": {"organisme": "commune", "commune": "62498", "fonction": "accueil"}}
    fichiers = [ecrite(projet.parent, MODELE, "un.json"), ecrite(projet.parent, autre, "deux.json")]
    assert importer(projet, *fichiers, "--ecrire") == 0
    assert len([f for f in fiches(projet, "lieux/guichets") if f["nom"] == "Guichet fictif de Lens"]) == 1


@pytest.mark.parametrize(
    ("qui", "date", "code"),
    [
        ({"organisme": "epci", "fonction": "direction"}, "2026-11-26", 0),
        ({"organisme": "epci", "fonction": "direction"}, "2026-11-24", 1),
        ({"organisme": "commune", "commune": "62498", "fonction": "accueil"}, "2026-11-26", 1),
    ],
    ids=["the same body, later", "the same body, earlier", "another body"],
)
def test_what_was_declared_is_replaced_by_who_said_it_alone(deja, capsys, qui, date, code):
    projet = deja
    nouvelle = changee(["lieux", 0, "telephone"], "+33321790009") | {"qui": qui, "date": date}
    fichier = ecrite(projet.parent, nouvelle, "nouvelle.json")
    assert importer(projet, fichier) == code
    dit = capsys.readouterr()
    assert ("aujourd'hui sur le site (CA de Lens - Liévin, 2026-11-25) : 03 21 79 00 00" in dit.err) is bool(code)
    assert importer(projet, fichier, "--remplacer") == 0


# — what is refused —


def test_there_are_more_than_sixty_hostile_contributions():
    assert len(CAS) >= 60
    assert len({cas["quoi"] for cas in CAS}) == len(CAS)


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_a_hostile_contribution_is_refused_by_field_in_french_and_writes_nothing(cas, tmp_path, capsys):
    avant = photo(RACINE)
    assert importer(RACINE, hostile(tmp_path, cas), "--ecrire") == 1
    dit = capsys.readouterr().err
    assert cas["refus"] in dit
    assert "Rien n'a été écrit" in dit
    assert "Remède" in dit
    assert "Traceback" not in dit
    assert "cas imprévu" not in dit
    assert photo(RACINE) == avant


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda enfants: (
        st.lists(enfants, max_size=3) | st.dictionaries(st.sampled_from([*MODELE, "nom"]), enfants, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cle=st.sampled_from(sorted(MODELE)), valeur=_JSON)
def test_no_contribution_makes_the_import_fail_without_words(cle, valeur, tmp_path, donnees):
    with suppress(DonneesInvalides):
        lire(ecrite(tmp_path, copy.deepcopy(MODELE) | {cle: valeur}), donnees)
