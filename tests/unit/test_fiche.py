"""The lines of a brief: dates of a plan, sums, what is unknown."""

import datetime
from pathlib import Path

import pytest

from appui.lectures import lire_cas
from appui.territoires import EPCI
from guichet.socle.donnees import Edition
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS
from guichet.sujets.chiffres.reperes import additionner
from guichet.sujets.epci import fiche_elus as fiche
from guichet.sujets.instruments.fiches import NatureInstrument
from guichet.sujets.instruments.terme import termine
from guichet.sujets.questions.page import premiere_phrase

RACINE = Path(__file__).resolve().parents[2]
CAS = lire_cas("fiche.yml")
LE = datetime.date(2026, 11, 25)
LILLE = "200093201"


@pytest.fixture(scope="module")
def fiches(donnees):
    return {f.epci.siren: f for f in fiche.fiches_elus(Edition(donnees, LE))}


@pytest.mark.parametrize("cas", CAS["echeances"], ids=lambda cas: str(cas["plan"]))
def test_steps_of_a_plan(cas, donnees):
    lignes = fiche.echeances(donnees.delais, cas["plan"], cas["le"])
    assert {ligne.etape: ligne.date for ligne in lignes if ligne.date} == (cas["dates"] or {})
    assert [ligne.etape for ligne in lignes if ligne.passee] == cas["passees"]
    assert [ligne.etape for ligne in lignes] == list(fiche.ETAPES)


@pytest.mark.parametrize(
    ("date", "etat", "jour"),
    [
        ("2016-10-14", "adopte", datetime.date(2016, 10, 14)),
        ("2016-10-14", "en_service", datetime.date(2016, 10, 14)),
        ("2016", "adopte", None),
        (None, "adopte", None),
        ("2016-10-14", "expire", None),
        ("2016-10-14", "en_cours", None),
    ],
)
def test_delays_run_from_a_known_day_of_a_plan_in_force_only(date, etat, jour, fiches):
    plan = fiches[LILLE].territoire.instruments[NatureInstrument.PPGDID]
    assert fiche.jour_du_plan(type(plan).model_validate(plan.model_dump() | {"date": date, "etat": etat})) == jour


def test_no_plan_no_day():
    assert fiche.jour_du_plan(None) is None


@pytest.mark.parametrize(("jour", "fini"), [("2024-10-13", False), ("2024-10-14", False), ("2024-10-15", True)])
def test_a_plan_is_over_only_once_its_last_extension_would_be(jour, fini, donnees, fiches):
    plan = fiches[LILLE].territoire.instruments[NatureInstrument.PPGDID]
    edition = Edition(donnees, datetime.date.fromisoformat(jour))
    assert termine(edition, plan) is fini
    assert not termine(edition, plan.model_copy(update={"date": None}))
    assert not termine(edition, None)


def test_every_instrument_is_a_line_known_or_not(donnees, fiches):
    for une in fiches.values():
        assert [ligne.nature for ligne in une.instruments] == list(NatureInstrument)
        assert all((ligne.etat == fiche.INCONNU) is (ligne.connu is None) for ligne in une.instruments)
    assert sum(ligne.connu is not None for une in fiches.values() for ligne in une.instruments) == len(
        donnees.instruments
    )


def test_unknown_allocations_have_no_figure(donnees, fiches):
    sans = [une for une in fiches.values() if not une.comparaison.colonnes[0].epci]
    assert len(sans) == EPCI - len(donnees.attributions)
    for une in sans:
        assert {ligne.valeurs[0] for ligne in une.comparaison.lignes} == {None}


def test_a_share_of_nothing_is_not_nought_percent(donnees):
    ligne = donnees.attributions[0].model_copy(
        update={"total": 0, "menages_prioritaires": 0, "dalo": 0, "premier_quartile": 0}
    )
    comparaison = fiche.Comparaison(2025, (additionner("ici", [ligne]),), None)
    assert {ligne.valeurs[0].part for ligne in comparaison.lignes} == {None}


def test_a_department_leaves_out_the_territories_that_lie_in_two(donnees, fiches):
    deux = [une for une in fiches.values() if une.dans_deux_departements]
    assert {une.epci.siren for une in deux} == {e.siren for e in donnees.epci.values() if len(e.departements) > 1}
    publiees = {a.epci for a in donnees.attributions}
    for code, nom in ((d.code, d.nom) for d in donnees.departements.values()):
        entieres = [e for e in donnees.epci.values() if e.departements == [code] and e.siren in publiees]
        vues_de = {c for une in fiches.values() for c in une.comparaison.colonnes if c.nom == nom}
        assert {colonne.epci for colonne in vues_de} <= {len(entieres)}


def test_years_are_never_mixed(donnees):
    """A second year of one EPCI leaves the others without a line of that year, not with one of another year."""
    nouvelle = donnees.attributions[0].model_copy(update={"annee": 2026})
    plus = donnees.avec({ATTRIBUTIONS: (*donnees.attributions, nouvelle)})
    for une in fiche.fiches_elus(Edition(plus, LE)):
        assert une.comparaison.annee == 2026
        assert une.comparaison.colonnes[-1].total == nouvelle.total
        assert une.comparaison.colonnes[0].epci == (une.epci.siren == nouvelle.epci)


@pytest.mark.parametrize("cas", CAS["premieres_phrases"], ids=lambda cas: cas["dite"][:30])
def test_first_sentence(cas):
    assert premiere_phrase(cas["texte"]) == cas["dite"]
