"""What is computed of a commune under the SRU law."""

import pytest

from guichet.sujets.sru.calcul import manquants, manquants_de
from guichet.sujets.sru.etat import dite_sru, doute, etat_sru
from guichet.sujets.sru.fiches import SRU, SituationSru


def situation(**champs) -> SituationSru:
    valeurs = {
        "commune": "59514",
        "inventaire": "oui",
        "logements": 296,
        "taux": 16.26,
        "cible": 20,
        "deficitaire": "oui",
        "carencee": "non",
        "exemptee": "non",
        "prelevement": 15629.97,
        "source": "sru-2025",
    }
    return SituationSru(**(valeurs | champs))


@pytest.mark.parametrize(
    ("logements", "taux", "cible", "manquent"),
    [
        # 296 homes at 16.26 % are 1,820 main residences, of which 20 % are 364.
        (296, 16.26, 20, 68),
        (147, 10.55, 25, 201),
        (400, 20, 20, 0),
        (400, 38.55, 20, 0),
        (None, None, 20, None),
        (120, None, 20, None),
        (0, 0, 25, None),
    ],
)
def test_what_is_missing_comes_from_the_count_and_its_rate(logements, taux, cible, manquent):
    assert manquants(situation(logements=logements, taux=taux, cible=cible)) == manquent


def test_only_communes_in_deficit_lack_homes_and_a_count_in_doubt_makes_no_number(donnees):
    for insee, une in donnees[SRU].items():
        assert bool(manquants_de(donnees, insee)) is (une.deficitaire and not doute(donnees, insee)), insee
    assert manquants_de(donnees, "60342") is None
    assert manquants_de(donnees, "02001") is None


@pytest.mark.parametrize(
    ("champs", "etat", "dite"),
    [
        ({}, "deficitaire", "deficitaire"),
        ({"carencee": "oui"}, "carencee", "carencee"),
        ({"exemptee": "oui"}, "exemptee", "deficitaire_exemptee"),
        ({"exemptee": "oui", "deficitaire": "non"}, "exemptee", "exemptee"),
        ({"deficitaire": "non"}, "sans_deficit", "sans_deficit"),
        ({"deficitaire": "non", "inventaire": "non"}, "sans_inventaire", "sans_inventaire"),
    ],
)
def test_one_that_is_exempt_is_said_to_be_in_deficit_too(champs, etat, dite):
    une = situation(**champs)
    assert (etat_sru(une), dite_sru(une)) == (etat, dite)
