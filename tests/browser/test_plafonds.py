"""« Am I entitled? » in a real Chromium: the same cases as in Python, what one types, and what it says back."""

import datetime
import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from appui.axe import fautes, fautes_par_teinte
from appui.donnees import donnees
from appui.lectures import lire_cas
from appui.pages import LANGUES, lisible
from appui.publies import script_publie
from guichet.sujets.plafonds.outil import table

Ouvrir = Callable[..., Page]
APPELS = """async ([fonction, listes, adresse]) => {
  const module = await import(adresse);
  return listes.map(valeurs => module[fonction](...valeurs));
}"""


def adresse(langue: str) -> str:
    return f"{'' if langue == 'fr' else langue + '/'}demander/conditions/"


@cache
def tous_les_plafonds() -> dict[str, Any]:
    return {str(annee): montants for annee, montants in table(donnees()).plafonds.items()}


def centimes(euros: float | None) -> int | None:
    return None if euros is None else round(euros * 100)


def remplir(page: Page, **valeurs: str) -> None:
    for nom, valeur in valeurs.items():
        page.locator(f"#plafonds-{nom}").fill(valeur)


def verifier(page: Page) -> None:
    page.locator(".plafonds form button").first.click()


# --- the script, alone ------------------------------------------------------------------------------------------------


def test_the_script_answers_as_the_core_does(ouvrir: Ouvrir):
    page = ouvrir(adresse("fr"))
    regles = json.loads(page.locator(".plafonds > script").text_content() or "")
    regles["plafonds"] = tous_les_plafonds()
    demandes = []
    for cas in lire_cas("eligibilite.yml"):
        foyer = {"a_charge": 0, "handicap": False, "jeune_couple": False} | cas
        revenus = {nom: centimes(cas.get(nom)) for nom in ("reference", "douze_mois")}
        demandes.append([regles, foyer, revenus, cas.get("annee", 2026)])
    obtenues = page.evaluate(APPELS, ["repondre", demandes, script_publie("plafonds/plafonds")])
    for cas, obtenue in zip(lire_cas("eligibilite.yml"), obtenues, strict=True):
        attendue = {nom: cas[nom] for nom in ("menage", "categorie", "revenu", "resultat") if nom in cas}
        assert {nom: obtenue[nom] for nom in attendue} == attendue, cas["quoi"]
        if "montant" in cas:
            assert obtenue["montant"] == centimes(cas["montant"]), cas["quoi"]
        if "plafonds" in cas:
            assert list(obtenue["plafonds"].values()) == cas["plafonds"], cas["quoi"]


@pytest.mark.parametrize(("fonction", "genre"), [("lireMontant", "montants"), ("lireNombre", "nombres")])
def test_what_is_typed_is_read_or_said_to_be_wrong(fonction: str, genre: str, ouvrir: Ouvrir):
    page = ouvrir(adresse("fr"))
    saisies = lire_cas("saisies.yml")[genre]
    lues = page.evaluate(APPELS, [fonction, [[texte] for texte in saisies], script_publie("saisies")])
    assert [lue.get("erreur", lue.get("valeur")) for lue in lues] == list(saisies.values())


# --- the page ---------------------------------------------------------------------------------------------------------


def test_an_answer_comes_without_anything_leaving_the_device(page_mobile: Ouvrir, releve):
    page = page_mobile(adresse("fr"))
    page.wait_for_load_state("networkidle")
    demandes = len(releve.demandes)
    remplir(page, personnes="3", a_charge="2", reference="23.403,50")
    verifier(page)
    reponse = page.locator(".plafonds__resultat")
    expect(reponse.get_by_role("heading")).to_be_focused()
    dit = lisible(reponse.inner_text())
    assert "catégorie 4" in dit
    assert "25 092 € PLAI calculé" in dit
    assert "45 374 € PLUS officiel" in dit
    assert "23 403,50 €" in dit
    assert "Vos revenus ne dépassent aucun plafond." in dit
    assert "Vous pouvez demander quand même." in dit
    expect(reponse.get_by_role("heading")).to_be_in_viewport()
    assert len(releve.demandes) == demandes
    assert page.url.endswith("demander/conditions/")


@pytest.mark.parametrize(
    ("langue", "montants"),
    [
        ("fr", ["25 092 €", "45 374 €", "58 986 €", "20 000,50 €"]),
        ("en", ["€25,092", "€45,374", "€58,986", "€20,000.50"]),
        ("ar", ["25 092 يورو", "45 374 يورو", "58 986 يورو", "20 000,50 يورو"]),
    ],
)
def test_every_answer_in_every_language(langue: str, montants: list[str], ouvrir: Ouvrir):
    page = ouvrir(adresse(langue))
    reponse = page.locator(".plafonds__resultat")
    remplir(page, personnes="4", reference="20000,50")
    verifier(page)
    assert [montant for montant in montants if montant not in lisible(reponse.inner_text())] == []
    vues = {}
    for revenu, resultat in {
        "": "revenus-inconnus",
        "25092": "sous-plai",
        "45374": "sous-plus",
        "58986": "sous-pls",
        "58987": "au-dessus",
    }.items():
        remplir(page, reference=revenu)
        expect(reponse).to_be_hidden()
        page.keyboard.press("Enter")
        expect(reponse).to_be_visible()
        attendu = page.locator(f"#resultat-{resultat}").inner_text()
        vues[resultat] = page.locator(".plafonds__mots").inner_text()
        assert lisible(vues[resultat]) == lisible(attendu)
    assert len(set(vues.values())) == 5


def test_the_answer_says_which_income_counts(ouvrir: Ouvrir):
    page = ouvrir(adresse("fr"))
    phrases = page.locator(".plafonds__foyer [data-revenu]")
    for reference, recents, dit in [
        ("20000", "", ["avis"]),
        ("20000", "18000", ["baisse"]),
        ("20000", "18001", ["baisse-trop-faible"]),
        ("", "18000", ["sans-avis"]),
        ("", "", []),
    ]:
        remplir(page, personnes="2", reference=reference, douze_mois=recents)
        verifier(page)
        visibles = [phrase for phrase in phrases.all() if phrase.is_visible()]
        assert [phrase.get_attribute("data-revenu") for phrase in visibles] == dit


@pytest.mark.parametrize("langue", LANGUES)
def test_an_amount_that_may_be_of_a_month_is_asked_about_not_refused(langue: str, ouvrir: Ouvrir):
    page = ouvrir(adresse(langue))
    doute = page.locator(".plafonds__foyer [data-au-plus]")
    for reference, recents, est_dit in [
        ("1200", "", True),
        ("3000", "", True),
        ("3000,01", "", False),
        ("0", "", False),
        ("", "", False),
        ("24000", "1200", True),
        ("24000", "23000", False),
    ]:
        remplir(page, personnes="1", reference=reference, douze_mois=recents)
        verifier(page)
        expect(page.locator(".plafonds__resultat")).to_be_visible()
        expect(doute).to_be_visible(visible=est_dit)


FAUTES = [
    ({"personnes": ""}, "personnes", "vide"),
    ({"personnes": "deux"}, "personnes", "nombre"),
    ({"personnes": "0"}, "personnes", "zero"),
    ({"personnes": "-1"}, "personnes", "negatif"),
    ({"personnes": "2,5"}, "personnes", "entier"),
    ({"personnes": "23403"}, "personnes", "trop"),
    ({"personnes": "2", "a_charge": "3"}, "a_charge", "a_charge_trop"),
    ({"personnes": "2", "a_charge": "2"}, "a_charge", "a_charge_trop"),
    ({"personnes": "2", "reference": "environ 20000"}, "reference", "montant"),
    ({"personnes": "2", "douze_mois": "-5"}, "douze_mois", "montant_negatif"),
    ({"personnes": "2", "reference": "99999999999"}, "reference", "montant_trop"),
]


@pytest.mark.parametrize("langue", LANGUES)
def test_what_is_wrong_is_said_beside_the_field_and_kept(langue: str, ouvrir: Ouvrir):
    page = ouvrir(adresse(langue))
    mots = json.loads(page.locator(".plafonds > script").text_content() or "")["erreurs"]
    assert {erreur for _, _, erreur in FAUTES} == mots.keys()
    for saisie, nom, erreur in FAUTES:
        remplir(page, **{"personnes": "", "a_charge": "", "reference": "", "douze_mois": ""} | saisie)
        verifier(page)
        champ = page.locator(f"#plafonds-{nom}")
        expect(champ).to_be_focused()
        expect(champ).to_have_attribute("aria-invalid", "true")
        expect(champ).to_have_value(saisie.get(nom, ""))
        expect(champ).to_have_accessible_description(lisible(_description(page, nom, mots[erreur])))
        expect(page.locator(f"#plafonds-{nom}-erreur")).to_be_visible()
        expect(page.locator(".plafonds__resultat")).to_be_hidden()
        champ.press("End")
        champ.press("1")
        expect(page.locator(f"#plafonds-{nom}-erreur")).to_be_hidden()
        assert champ.get_attribute("aria-invalid") is None


def _description(page: Page, nom: str, mots: str) -> str:
    aide = page.locator(f"#plafonds-{nom}-aide")
    return f"{aide.inner_text() if aide.count() else ''} {mots}"


def test_every_wrong_field_speaks_at_once(ouvrir: Ouvrir):
    page = ouvrir(adresse("fr"))
    remplir(page, personnes="0", reference="abc")
    verifier(page)
    assert page.locator("[aria-invalid=true]").count() == 2
    expect(page.locator("#plafonds-personnes")).to_be_focused()


@pytest.mark.parametrize("langue", LANGUES)
def test_a_page_of_last_year_does_not_pass_its_ceilings_for_current(langue: str, ouvrir: Ouvrir):
    """The page was made in 2026 and is read on 1 January 2027, in France: neither the day nor the place of the device."""
    page = ouvrir(None, midi=False, timezone_id="America/Los_Angeles")
    page.clock.set_fixed_time(datetime.datetime.fromisoformat("2026-12-31T22:59:00+00:00"))
    page.goto(adresse(langue))
    expect(page.locator(".plafonds__passe")).to_be_hidden()
    page.clock.set_fixed_time(datetime.datetime.fromisoformat("2026-12-31T23:01:00+00:00"))
    page.goto(adresse(langue))
    expect(page.locator(".plafonds__passe")).to_be_visible()
    remplir(page, personnes="1", reference="12000")
    verifier(page)
    expect(page.locator(".plafonds__foyer")).to_be_hidden()
    attendu = lisible(page.locator("#resultat-annee-inconnue").text_content() or "")
    assert lisible(page.locator(".plafonds__mots").text_content() or "") == attendu


def test_a_device_whose_clock_is_late_still_gets_the_year_of_the_page(ouvrir: Ouvrir):
    page = ouvrir(None, midi=False)
    page.clock.set_fixed_time(datetime.datetime.fromisoformat("2019-01-01T12:00:00+00:00"))
    page.goto(adresse("fr"))
    remplir(page, personnes="1", reference="12000")
    verifier(page)
    assert page.locator(".plafonds__mots").inner_text() == page.locator("#resultat-sous-plai").inner_text()


def test_leaving_the_page_erases_what_was_typed(ouvrir: Ouvrir):
    page = ouvrir(adresse("fr"))
    remplir(page, personnes="1", reference="abc")
    verifier(page)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    expect(page.locator("#plafonds-reference")).to_have_value("")
    assert page.locator("[aria-invalid]").count() == 0


@pytest.mark.parametrize("langue", LANGUES)
def test_without_script_the_table_answers(langue: str, ouvrir: Ouvrir):
    page = ouvrir(adresse(langue), java_script_enabled=False)
    expect(page.locator(".plafonds > form").first).to_be_hidden()
    expect(page.locator(".plafonds__tableau")).to_be_visible()
    expect(page.locator("#resultat-sous-plus")).to_be_visible()
    expect(page.locator(".plafonds .champ-commune__liste a")).to_be_visible()


@pytest.mark.parametrize("langue", LANGUES)
def test_every_state_is_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(adresse(langue), viewport={"width": 360, "height": 740})
    trouvees = fautes(page)
    remplir(page, personnes="0", reference="abc")
    verifier(page)
    trouvees += fautes_par_teinte(page)
    remplir(page, personnes="8", reference="20000", douze_mois="1")
    verifier(page)
    trouvees += fautes_par_teinte(page)
    assert not trouvees, "\n".join(trouvees)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
