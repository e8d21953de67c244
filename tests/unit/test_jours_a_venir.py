"""No night makes the site stop: on any day to come, what was sound is sound, and what time alone brings is asked of nobody."""

import pytest

from appui.corruption import RACINE, corrompus, lier
from guichet.atelier.verifier import verifies
from guichet.socle.horloge import aujourdhui
from guichet.sujets import charger
from guichet.sujets.adresses.fiches import PUBLIEES
from guichet.sujets.veille.journal import Journal

A_VENIR = ["2027-01-01", "2027-02-01", "2028-01-01", "2030-01-01", "2035-01-01"]


@pytest.mark.parametrize("jour", A_VENIR)
def test_the_site_of_a_day_to_come_is_sound(jour, monkeypatch):
    """Ceilings and figures are of a year, months come, what was read gets old: the site says it, and is built."""
    monkeypatch.setenv("GUICHET_DATE", jour)
    verifies(RACINE, charger)


@pytest.mark.parametrize("jour", [None, "2027-02-01"])
def test_what_time_brings_may_be_noted_before(jour, tmp_path, donnees, monkeypatch):
    """On the day of the note and on that when the page comes."""
    if jour:
        monkeypatch.setenv("GUICHET_DATE", jour)
    connues = donnees[PUBLIEES]
    lettres = [f"/veille/lettre/{mois}/" for mois in Journal(donnees, aujourdhui()).tous_les_mois]
    ajout = "\n".join(f"{lettre},fr" for lettre in lettres if lettre not in connues)
    with corrompus(lier(tmp_path), [{"fichier": PUBLIEES.fichier, "ajout": ajout}] if ajout else []):
        verifies(tmp_path, charger)
