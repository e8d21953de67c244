"""How the search answers what people ask of waiting, rents, life as a tenant, the SRU law, agreements and follow-up."""

from collections import Counter
from pathlib import Path

import pytest

from appui.pages import LANGUES
from appui.recherche import Cas, Chercher, Reponse, bilan, passages_cherchables, savoirs

CAS = {langue: savoirs(langue) for langue in LANGUES}
TOUS = [(langue, cas) for langue in LANGUES for cas in CAS[langue]]
# The share that must be among the first three, by language and set of cases.
BARRES = {
    ("fr", "reglage"): 0.97,
    ("fr", "temoin"): 0.97,
    ("en", "reglage"): 0.97,
    ("en", "temoin"): 0.85,
    ("ar", "reglage"): 0.97,
    ("ar", "temoin"): 0.85,
}


@pytest.fixture(scope="module")
def reponses(chercher: Chercher) -> dict[str, list[tuple[Cas, Reponse]]]:
    return {
        langue: list(zip(cas, chercher(langue, *(c.requete for c in cas)), strict=True)) for langue, cas in CAS.items()
    }


def test_cases_are_enough_each_once_and_as_many_as_half_of_what_is_asked_are_held_out():
    assert len(TOUS) >= 120
    assert len({(langue, cas.requete) for langue, cas in TOUS}) == len(TOUS)
    assert Counter(cas.lot for _, cas in TOUS)["temoin"] >= 105


@pytest.mark.parametrize("langue", LANGUES)
def test_cases_lead_somewhere(langue: str, site_construit: Path):
    connues = {chemin + (ancre and f"#{ancre}") for chemin, ancre, _ in passages_cherchables(site_construit, langue)}
    attendues = {attendu for cas in CAS[langue] for attendu in cas.attendus}
    perdues = {a for a in attendues if a not in connues and not any(c.startswith(a.rstrip("*")) for c in connues)}
    assert perdues == set()


@pytest.mark.parametrize(("langue", "lot"), BARRES)
def test_the_right_page_is_among_the_first_three(langue: str, lot: str, reponses):
    jugees = [(cas, reponse) for cas, reponse in reponses[langue] if cas.lot == lot]
    # What is held out is never looked at.
    vues = jugees if lot == "reglage" else []
    manquees = [(cas.requete, reponse.pages[:3]) for cas, reponse in vues if (reponse.rang(cas) or 9) > 3]
    assert bilan(*zip(*jugees, strict=True)).trois >= BARRES[langue, lot], manquees
