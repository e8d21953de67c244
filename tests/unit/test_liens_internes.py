"""Links inside the site: those that lead nowhere are told where they are written."""

import datetime

import pytest

from appui.corruption import Memoire, corrompu, lier
from appui.lectures import lire_cas
from guichet.atelier.atelier import Atelier
from guichet.atelier.liens import liens_perdus
from guichet.socle import chargement
from guichet.socle.problemes import regroupes
from guichet.sujets import SCHEMA, charger

CAS = lire_cas("liens_internes.yml")
JOUR = datetime.date(2026, 11, 26)


@pytest.fixture(scope="module")
def sain(tmp_path_factory):
    """A project linked to the real data, and what reading it left in memory."""
    projet = lier(tmp_path_factory.mktemp("projet"))
    return projet, Memoire(projet)


def perdus(projet):
    return regroupes(liens_perdus(chargement.lire(projet, SCHEMA), Atelier(charger(projet), JOUR, "")))


def test_no_link_of_today_is_lost(sain):
    projet, memoire = sain
    memoire.reprendre()
    assert perdus(projet) == []


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_a_link_to_nowhere_is_told_where_it_is(sain, cas):
    projet, memoire = sain
    memoire.reprendre()
    with corrompu(projet, cas) as ligne:
        (dit,) = perdus(projet)
    assert dit.fichier == cas.get("fichier_du_message", cas["fichier"])
    assert "ligne" in cas or dit.ligne == ligne
    assert cas["constat"] in dit.constat
    assert dit.remede
