"""Which landlords are in a territory: those that have homes there, and those that have an agency."""

import pytest

from guichet.sujets.bailleurs.calcul import bailleurs_par_commune, bailleurs_par_epci
from guichet.sujets.bailleurs.fiches import BAILLEURS, Agence, Bailleur
from guichet.sujets.territoires.fiches import COMMUNES

LENS, LIEVIN, LILLE = "62498", "62510", "59350"


def bailleur(siren, nom, communes=(), agences=()):
    return Bailleur(
        siren=siren,
        nom=nom,
        nature="oph",
        communes=communes,
        agences=[Agence(nom=f"Agence {rang}", commune=insee) for rang, insee in enumerate(agences, 1)],
        source="rpls-2024",
        lu_le="2026-11-27",
    )


@pytest.fixture(scope="module")
def trois(donnees):
    siens = (
        bailleur("300000003", "Zéphyr habitat", communes=[LIEVIN], agences=[LENS, LILLE, LENS]),
        bailleur("300000001", "Élan", communes=[LENS, LIEVIN]),
        bailleur("300000002", "Foyer", agences=[LILLE]),
    )
    return donnees.avec({BAILLEURS: {un.siren: un for un in siens}})


def test_of_a_commune_whether_it_lets_there_and_its_agencies_there(trois):
    par_commune = {
        insee: [(p.bailleur.nom, p.loge, [agence.nom for agence in p.agences]) for p in presences]
        for insee, presences in bailleurs_par_commune(trois).items()
    }
    assert par_commune == {
        LENS: [("Élan", True, []), ("Zéphyr habitat", False, ["Agence 1", "Agence 3"])],
        LIEVIN: [("Élan", True, []), ("Zéphyr habitat", True, [])],
        LILLE: [("Foyer", False, ["Agence 1"]), ("Zéphyr habitat", False, ["Agence 2"])],
    }


def test_of_a_territory_each_once_in_the_order_of_their_names(trois):
    lens, lille = (trois[COMMUNES][insee].epci for insee in (LENS, LILLE))
    par_epci = {siren: [un.nom for un in ceux] for siren, ceux in bailleurs_par_epci(trois).items()}
    assert par_epci == {lens: ["Élan", "Zéphyr habitat"], lille: ["Foyer", "Zéphyr habitat"]}
