"""The first-quartile calculator in a real Chromium: the same cases as in Python, the way from a territory, each state."""

import datetime
import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.axe import examiner
from appui.donnees import donnees as faits
from appui.gabarits import LENS, LILLE
from appui.lectures import lire_cas
from appui.pages import lisible
from appui.publies import script_publie
from appui.territoires import SEUILS, slug_de_commune
from guichet.sujets.quartiles.outil import seuils

Ouvrir = Callable[..., Page]
ADRESSE = "elus/calculette/"
MEL = "200093201"
# A commune whose territory the reform leaves out.
MONTDIDIER = "80561"
PETIT = {"width": 360, "height": 740}
LILLE_2026 = [9456, 13935, 19380]
CAS = lire_cas("quartiles.yml")
APPELS = """async listes => {
  const module = await import('MODULE');
  return listes.map(valeurs => module.repondre(...valeurs));
}""".replace("MODULE", script_publie("quartiles/calculette"))


def remplir(page: Page, **valeurs: str) -> None:
    for nom, valeur in valeurs.items():
        page.locator(f"#calculette-{nom}").fill(valeur)


def calculer(page: Page) -> None:
    page.locator(".calculette__saisie button").click()


def ouvrir_en_2027(ouvrir: Ouvrir) -> Page:
    page = ouvrir(None, viewport=PETIT)
    page.clock.set_fixed_time(datetime.datetime.fromisoformat("2027-01-02T12:00:00+01:00"))
    page.goto(ADRESSE)
    return page


def script(page: Page) -> dict:
    return json.loads(page.locator(".calculette > script").text_content() or "")


def test_the_script_answers_as_the_core_does_with_the_thresholds_of_the_data(ouvrir: Ouvrir):
    page = ouvrir(ADRESSE)
    donnees = script(page)
    demandes = []
    for cas in CAS:
        menage = {"petits": 0, "reloge": False} | cas | {"mensuel": round(cas["mensuel"] * 100)}
        demandes.append([donnees["unites"], cas.get("seuils", LILLE_2026), menage])
    for cas, obtenue in zip(CAS, page.evaluate(APPELS, demandes), strict=True):
        attendue = {nom: cas[nom] for nom in ("unites", "quartile", "egal", "hors_qpv", "qpv") if nom in cas}
        assert {nom: obtenue[nom] for nom in attendue} == attendue, cas["quoi"]
        if "par_unite" in cas:
            assert obtenue["par_unite"] == round(cas["par_unite"] * 100), cas["quoi"]
    attendus = {
        siren: {str(annee): list(bornes) for annee, bornes in par_annee.items()}
        for siren, par_annee in seuils(faits()).items()
    }
    assert donnees["seuils"] == attendus
    assert sum(map(len, attendus.values())) == SEUILS


@pytest.mark.parametrize("taille", [PETIT, {"width": 1280, "height": 800}])
def test_a_territory_leads_to_the_form_and_not_below_it(taille: dict[str, int], ouvrir: Ouvrir):
    page = ouvrir(f"territoires/{slug_de_commune(LILLE)}/#chiffres", viewport=taille)
    page.locator('a[href*="elus/calculette/"]').click()
    expect(page.locator("#calculette-epci")).to_have_value(MEL)
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    expect(page.locator("#calculette-titre")).to_be_in_viewport()
    assert -1 < page.locator("#calculette-titre").bounding_box()["y"] < 200
    # The same address, asked for again.
    page.reload()
    page.wait_for_timeout(300)
    assert -1 < page.locator("#calculette-titre").bounding_box()["y"] < 200


@pytest.mark.parametrize("taille", [PETIT, {"width": 1280, "height": 800}])
def test_without_javascript_a_territory_leads_to_its_row_below_the_head(taille: dict[str, int], ouvrir: Ouvrir):
    page = ouvrir(f"elus/calculette/#epci-{MEL}", viewport=taille, java_script_enabled=False)
    tete = page.locator(".calculette__tableau thead th").first.bounding_box()
    assert page.locator(f"#epci-{MEL} th").first.bounding_box()["y"] >= tete["y"] + tete["height"] - 1


def test_a_territory_leads_to_its_own_calculator_and_nothing_leaves_the_device(page_mobile: Ouvrir, releve):
    page = page_mobile(f"territoires/{slug_de_commune(LILLE)}/#chiffres")
    page.locator('a[href*="elus/calculette/"]').click()
    expect(page.locator("#calculette-epci")).to_have_value(MEL)
    page.wait_for_load_state("networkidle")
    demandes = len(releve.demandes)
    remplir(page, mensuel="1.500,50", grands="2", petits="1")
    calculer(page)
    reponse = page.locator(".calculette__resultat")
    expect(reponse.get_by_role("heading", name="Résultat")).to_be_focused()
    dit = lisible(reponse.inner_text())
    assert "Deuxième quartile" in dit
    assert "1 + 1 × 0,5 + 1 × 0,3 = 1,8" in dit
    assert "1 500,50 € × 12 = 18 006 €" in dit
    assert "18 006 € ÷ 1,8 = 10 003,33 €" in dit
    assert "9 456 €, 13 935 €, 19 380 € (Métropole Européenne de Lille, 2026)" in dit
    assert "ne compte pas pour l’objectif d’au moins 25 %" in dit
    assert "au moins 50 % des attributions vont aux trois autres quartiles" in dit
    page.locator("#calculette-annee").select_option("2024")
    expect(reponse).to_be_hidden()
    calculer(page)
    assert "2024)" in lisible(reponse.inner_text())
    assert len(releve.demandes) == demandes
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_commune_leads_to_its_intercommunality_or_says_it_has_none_of_the_forty(ouvrir: Ouvrir):
    page = ouvrir(ADRESSE)
    page.locator(".calculette details.plier summary").click()
    for saisie, insee, siren in (("lens", LENS, "246200364"), ("montdidier", MONTDIDIER, "")):
        page.locator("#commune").fill("")
        page.locator("#commune").press_sequentially(saisie)
        page.locator(f'[role=option][data-insee="{insee}"]').click()
        expect(page.locator("#calculette-epci")).to_have_value(siren)
        assert ("pas dans la réforme" in page.locator(".calculette__commune").inner_text()) is not bool(siren)
    assert page.url.endswith(ADRESSE)


FAUTES = [
    ({"epci": ""}, "epci", "epci"),
    ({"mensuel": ""}, "mensuel", "montant_vide"),
    ({"mensuel": "mille"}, "mensuel", "montant"),
    ({"mensuel": "-5"}, "mensuel", "montant_negatif"),
    ({"mensuel": "99999999999"}, "mensuel", "montant_trop"),
    ({"grands": ""}, "grands", "vide"),
    ({"grands": "0"}, "grands", "zero"),
    ({"grands": "deux"}, "grands", "nombre"),
    ({"grands": "-1"}, "grands", "negatif"),
    ({"petits": "1,5"}, "petits", "entier"),
    ({"petits": "1500"}, "petits", "trop"),
]


def test_what_is_wrong_is_said_beside_the_field(ouvrir: Ouvrir):
    page = ouvrir(ADRESSE)
    mots = script(page)["mots"]
    assert {f"erreur_{erreur}" for _, _, erreur in FAUTES} == {cle for cle in mots if cle.startswith("erreur_")}
    for saisie, nom, erreur in FAUTES:
        valeurs = {"epci": MEL, "mensuel": "1000", "grands": "1", "petits": ""} | saisie
        page.locator("#calculette-epci").select_option(valeurs.pop("epci"))
        remplir(page, **valeurs)
        calculer(page)
        champ = page.locator(f"#calculette-{nom}")
        expect(champ).to_be_focused()
        expect(champ).to_have_attribute("aria-invalid", "true")
        expect(page.locator(f"#calculette-{nom}-erreur")).to_have_text(mots[f"erreur_{erreur}"])
        expect(page.locator(".calculette__resultat")).to_be_hidden()


def test_a_year_that_the_page_does_not_know_says_so(ouvrir: Ouvrir):
    page = ouvrir_en_2027(ouvrir)
    expect(page.locator(".calculette__passe")).to_be_visible()
    expect(page.locator("#calculette-annee")).to_have_value("2026")
    page.locator("#calculette-epci").select_option(MEL)
    page.locator("#calculette-annee").select_option("2027")
    remplir(page, mensuel="700", grands="1")
    calculer(page)
    expect(page.locator('[data-quartile="inconnu"]')).to_be_visible()
    expect(page.locator(".calculette__change")).to_be_hidden()


@pytest.mark.parametrize("etat", ["faute", "egal", "inconnu"])
def test_every_state_is_accessible_and_fits(etat: str, ouvrir: Ouvrir):
    page = ouvrir_en_2027(ouvrir) if etat == "inconnu" else ouvrir(f"{ADRESSE}#epci-{MEL}", viewport=PETIT)
    if etat == "inconnu":
        page.locator("#calculette-epci").select_option(MEL)
        page.locator("#calculette-annee").select_option("2027")
    remplir(page, mensuel="abc" if etat == "faute" else "788", grands="1")
    calculer(page)
    assert page.locator(".calculette__egal").is_visible() is (etat == "egal")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    # The thousands of cells below bear the same markup: a few of them tell as much.
    page.evaluate("document.querySelectorAll('.calculette__tableau tbody:nth-of-type(n+3)').forEach(n => n.remove())")
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
