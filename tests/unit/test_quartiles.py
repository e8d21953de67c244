"""The first-quartile calculator: units, quartiles to the cent, and the page of a day whose thresholds are not known."""

import csv
import json
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from appui.donnees import donnees, rendre_outil
from appui.lectures import lire_cas
from appui.territoires import ANNEES_DE_SEUILS, CONCERNES, SEUILS
from guichet.sujets.quartiles import outil as calculette
from guichet.sujets.quartiles.calcul import Menage, repondre, unites_de

RACINE = Path(__file__).resolve().parents[2]
CAS = lire_cas("quartiles.yml")
LILLE_2026 = (9456, 13935, 19380)


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_the_calculator_answers(cas: dict):
    menage = Menage(round(cas["mensuel"] * 100), cas["grands"], cas.get("petits", 0), cas.get("reloge", False))
    obtenue = repondre(calculette.unites(donnees()), cas.get("seuils", LILLE_2026), menage)
    if "par_unite" in cas:
        assert obtenue.par_unite == round(cas["par_unite"] * 100)
    for nom in {"unites", "quartile", "egal", "hors_qpv", "qpv"} & cas.keys():
        assert getattr(obtenue, nom) == cas[nom], nom


def test_thresholds_are_those_of_the_data_for_forty_territories_and_three_years():
    """Read again from the file, without the models."""
    with (RACINE / "data/quartiles.csv").open(encoding="utf-8") as fichier:
        lignes = list(csv.DictReader(fichier))
    seuils = calculette.seuils(donnees())
    assert len(seuils) == CONCERNES
    assert {tuple(par_annee) for par_annee in seuils.values()} == {ANNEES_DE_SEUILS}
    assert len(lignes) == SEUILS
    for ligne in lignes:
        attendus = tuple(int(ligne[borne]) for borne in ("q1", "q2", "q3"))
        assert seuils[ligne["epci"]][int(ligne["annee"])] == attendus


# --- properties -------------------------------------------------------------------------------------------------------

# Read before the first example: it would go past its deadline.
POIDS = calculette.unites(donnees())
MENAGES = st.builds(Menage, st.integers(0, 1_000_000), st.integers(1, 12), st.integers(0, 12), st.booleans())
BORNES = st.lists(st.integers(1, 40_000), min_size=3, max_size=3, unique=True).map(sorted)


@given(MENAGES, st.integers(0, 100_000), BORNES)
def test_more_income_never_lowers_the_quartile(menage: Menage, de_plus: int, seuils: list[int]):
    riche = Menage(menage.mensuel + de_plus, menage.grands, menage.petits, menage.reloge)
    assert (repondre(POIDS, seuils, menage).quartile or 0) <= (repondre(POIDS, seuils, riche).quartile or 0)


@given(MENAGES, BORNES)
def test_one_more_person_never_raises_the_quartile(menage: Menage, seuils: list[int]):
    agrandi = Menage(menage.mensuel, menage.grands, menage.petits + 1, menage.reloge)
    assert unites_de(POIDS, agrandi) > unites_de(POIDS, menage)
    assert (repondre(POIDS, seuils, agrandi).quartile or 0) <= (repondre(POIDS, seuils, menage).quartile or 0)


@given(MENAGES, BORNES)
def test_every_household_counts_somewhere(menage: Menage, seuils: list[int]):
    obtenue = repondre(POIDS, seuils, menage)
    assert obtenue.hors_qpv or obtenue.qpv


# --- the page of a day ------------------------------------------------------------------------------------------------


outil = partial(rendre_outil, "quartiles/outil_calculette.html", "calculette.html", "fr", chemin="elus/calculette/")


def test_the_table_and_the_script_show_every_threshold():
    page = outil("2026-11-25")
    script = json.loads(page.css_first('script[type="application/json"]').text())
    vus = 0
    for siren, par_annee in calculette.seuils(donnees()).items():
        lignes = page.css(f"#epci-{siren} tr")[1:]
        assert [ligne.css_first("th").text() for ligne in lignes] == ["2026", "2025", "2024"]
        for ligne in lignes:
            montres = [int(re.sub(r"\D", "", cellule.text())) for cellule in ligne.css("td")]
            annee = ligne.css_first("th").text()
            assert montres == list(par_annee[int(annee)]) == script["seuils"][siren][annee]
            vus += 1
    assert vus == SEUILS


def test_a_new_year_without_order_says_so_and_keeps_the_last_thresholds():
    avant, apres = outil("2026-12-31"), outil("2027-01-02")
    assert "hidden" in avant.css_first(".calculette__passe").attributes
    assert "hidden" not in apres.css_first(".calculette__passe").attributes
    assert "2026" in apres.css_first(".calculette__passe").text()
    assert apres.css_first("option[selected]").text() == "2026"


def test_a_year_to_come_is_not_offered_before_its_time():
    page = outil("2025-06-30")
    assert [option.text() for option in page.css("#calculette-annee option")] == ["2025", "2024"]
    assert not [th for th in page.css(".calculette__tableau th") if th.text() == "2026"]


def test_the_example_is_reckoned_not_typed():
    texte = re.sub(
        r"[\u00a0\u202f]", " ", outil("2026-11-25").css_first(".calculette > .carte:not(.carte--note)").text()
    )
    assert "1 + 1 × 0,5 + 1 × 0,3 = 1,8" in texte
    assert "18 000 € ÷ 1,8 = 10 000 €" in texte
