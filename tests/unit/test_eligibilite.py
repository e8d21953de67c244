"""« Am I entitled? »: the decision table, its ceilings, and the page of a day whose ceilings are not known."""

import json
import re
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from appui.donnees import donnees, rendre_outil
from appui.jumeaux.plafonds import Foyer, Reponse, Revenus, repondre
from appui.lectures import lire_cas
from guichet.socle.champs import LANGUES, Langue
from guichet.sujets.plafonds.calcul import Table
from guichet.sujets.plafonds.fiches import Financement
from guichet.sujets.plafonds.outil import table

RACINE = Path(__file__).resolve().parents[2]
CAS = lire_cas("eligibilite.yml")
OPENFISCA = lire_cas("openfisca.yml")
RANGS = {"sous-plai": 0, "sous-plus": 1, "sous-pls": 2, "au-dessus": 3}


@cache
def regles() -> Table:
    return table(donnees())


def centimes(euros: float | None) -> int | None:
    return None if euros is None else round(euros * 100)


def reponse(cas: dict) -> Reponse:
    foyer = Foyer(**{nom: cas[nom] for nom in ("personnes", "a_charge", "handicap", "jeune_couple") if nom in cas})
    revenus = Revenus(centimes(cas.get("reference")), centimes(cas.get("douze_mois")))
    return repondre(regles(), foyer, revenus, cas.get("annee", 2026))


@pytest.mark.parametrize("cas", CAS, ids=[cas["quoi"] for cas in CAS])
def test_the_table_answers(cas: dict):
    obtenue = reponse(cas)
    for nom in {"menage", "categorie", "revenu", "resultat"} & cas.keys():
        assert getattr(obtenue, nom) == cas[nom], nom
    if "montant" in cas:
        assert obtenue.montant == centimes(cas["montant"])
    if "plafonds" in cas:
        assert list(obtenue.plafonds.values()) == cas["plafonds"]


@pytest.mark.parametrize(("nom", "lignes"), [("menage", "menages"), ("revenu", "revenus"), ("resultat", "resultats")])
def test_every_line_of_the_table_is_reached_by_a_case(nom: str, lignes: str):
    atteintes = {getattr(reponse(cas), nom) for cas in CAS if nom in cas}
    assert atteintes == {ligne.id for ligne in getattr(donnees(), lignes)}


# --- properties -------------------------------------------------------------------------------------------------------

CENTIMES = st.integers(0, 12_000_000)
ANNEES = st.sampled_from(range(2020, 2027))


@st.composite
def foyers(tirer: st.DrawFn) -> Foyer:
    personnes = tirer(st.integers(1, 15))
    return Foyer(personnes, tirer(st.integers(0, personnes - 1)), tirer(st.booleans()), tirer(st.booleans()))


@given(foyers(), CENTIMES, CENTIMES, ANNEES)
def test_less_income_never_loses_a_home(foyer: Foyer, a: int, b: int, annee: int):
    moins, plus = (
        RANGS[repondre(regles(), foyer, Revenus(reference=montant), annee).resultat] for montant in sorted((a, b))
    )
    assert moins <= plus


@given(foyers(), CENTIMES, ANNEES)
def test_one_euro_less_never_loses_a_home(foyer: Foyer, montant: int, annee: int):
    avant, apres = (
        RANGS[repondre(regles(), foyer, Revenus(reference=m), annee).resultat] for m in (montant + 100, montant)
    )
    assert apres <= avant


@given(foyers(), CENTIMES, CENTIMES, CENTIMES, ANNEES)
def test_less_recent_income_never_loses_a_home(foyer: Foyer, reference: int, a: int, b: int, annee: int):
    moins, plus = (RANGS[repondre(regles(), foyer, Revenus(reference, m), annee).resultat] for m in sorted((a, b)))
    assert moins <= plus


@given(foyers(), st.booleans(), ANNEES)
def test_one_more_person_never_lowers_a_ceiling(foyer: Foyer, a_charge: bool, annee: int):
    agrandi = Foyer(foyer.personnes + 1, foyer.a_charge + a_charge, foyer.handicap, foyer.jeune_couple)
    avant, apres = (repondre(regles(), f, Revenus(), annee).plafonds for f in (foyer, agrandi))
    assert all(apres[financement] >= avant[financement] for financement in Financement)


@given(foyers(), ANNEES)
def test_a_disability_or_one_more_dependant_never_lowers_a_ceiling(foyer: Foyer, annee: int):
    def plafonds(**autre: object) -> tuple[int, ...]:
        return tuple(repondre(regles(), Foyer(**vars(foyer) | autre), Revenus(), annee).plafonds.values())

    assert plafonds(handicap=True) >= plafonds(handicap=False)
    if foyer.a_charge + 1 < foyer.personnes:
        assert plafonds(a_charge=foyer.a_charge + 1) >= plafonds()


@given(foyers(), ANNEES)
def test_ceilings_rise_from_plai_to_pls(foyer: Foyer, annee: int):
    plafonds = list(repondre(regles(), foyer, Revenus(), annee).plafonds.values())
    assert plafonds == sorted(set(plafonds))


# --- the ceilings -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("financement", "annee"), [(financement, annee) for financement in OPENFISCA for annee in OPENFISCA[financement]]
)
def test_ceilings_are_those_that_openfisca_took_from_the_orders(financement: str, annee: int):
    assert list(regles().plafonds[annee][Financement(financement)]) == OPENFISCA[financement][annee]


# --- the page of a day ------------------------------------------------------------------------------------------------


outil = partial(rendre_outil, "plafonds/outil_plafonds.html", "conditions.html")


@pytest.mark.parametrize("langue", LANGUES)
def test_a_new_year_without_order_never_shows_last_year_as_current(langue: Langue):
    """2 January 2027: the table is past, the note says so, and the script is given nothing to answer with."""
    avant, apres = (outil(langue, jour) for jour in ("2026-12-31", "2027-01-02"))
    legendes = [page.css_first("caption").text() for page in (avant, apres)]
    assert legendes[0] != legendes[1]
    assert all("2026" in legende for legende in legendes)
    assert "hidden" in avant.css_first(".plafonds__passe").attributes
    assert "hidden" not in apres.css_first(".plafonds__passe").attributes
    assert "hidden" in avant.css_first("#resultat-annee-inconnue").attributes
    assert "hidden" not in apres.css_first("#resultat-annee-inconnue").attributes
    scripts = [json.loads(page.css_first("script").text()) for page in (avant, apres)]
    assert list(scripts[0]["plafonds"]) == ["2026"]
    assert scripts[1]["plafonds"] == {}
    assert scripts[1]["annee"] == 2027


@pytest.mark.parametrize("langue", LANGUES)
def test_the_readable_table_holds_every_amount_and_every_line(langue: Langue):
    page = outil(langue, "2026-12-31")
    cellules = [re.sub(r"\D", "", cellule.text()) for cellule in page.css("table td")]
    par_categorie = zip(*(regles().plafonds[2026][financement] for financement in Financement), strict=True)
    assert cellules == [str(montant) for ligne in par_categorie for montant in ligne]
    assert len(page.css("table tbody li")) == len(donnees().menages)
    assert {f"resultat-{ligne.id}" for ligne in donnees().resultats} <= {noeud.id for noeud in page.css("[id]")}


@pytest.mark.parametrize("langue", LANGUES)
def test_the_check_asks_for_the_notice_of_the_year(langue: Langue):
    aide = outil(langue, "2026-12-31").css_first("#plafonds-reference-aide").text()
    assert re.findall(r"\d{4}", aide) == ["2025", "2024"]
