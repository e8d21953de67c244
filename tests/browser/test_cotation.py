"""The scoring simulator in a real Chromium: the same cases as in Python, two households, another grid, each state."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from appui.axe import examiner
from appui.donnees import donnees
from appui.lectures import lire_cas
from appui.pages import lisible
from appui.publies import script_publie
from guichet.sujets.cotation.calcul import Situation, en_json, noter

Ouvrir = Callable[..., Page]
ADRESSE = "ppgdid/cotation/simulateur/"
CAS = lire_cas("cotation.yml")
APPELS = """async ([adresse, fonction, listes]) => {
  const module = await import(adresse);
  return listes.map(valeurs => module[fonction](...valeurs));
}"""


def appeler(page: Page, module: str, fonction: str, listes: list) -> list:
    """Return what ``fonction`` of a module of the simulator gives for each of ``listes``, its values."""
    return page.evaluate(APPELS, [script_publie(f"cotation/{module}"), fonction, listes])


def script(page: Page) -> dict:
    return json.loads(page.locator(".cotation > script").text_content() or "")


def grille_reelle() -> dict:
    contenu = en_json(donnees().cotation, donnees().textes)
    return contenu | {"fictive": False, "origine": "Délibération du 2 juin 2026", "territoire": "Pays d’essai"}


def fichier(contenu: str) -> FilePayload:
    return {"name": "grille.json", "mimeType": "application/json", "buffer": contenu.encode()}


def charger_fichier(page: Page, contenu: str) -> None:
    page.locator("#cotation-fichier").set_input_files(fichier(contenu))


def test_the_script_scores_as_the_core_does(ouvrir: Ouvrir):
    page = ouvrir(ADRESSE)
    grille = script(page)["grille"]
    demandes = [
        [
            grille | ({"refus": cas["effet"]} if "effet" in cas else {}),
            {"demande": "premiere", "valeurs": {}, "refus": 0} | cas,
        ]
        for cas in CAS
    ]
    for cas, obtenue in zip(CAS, appeler(page, "calcul", "noter", demandes), strict=True):
        attendue = {nom: cas[nom] for nom in ("total", "retire", "a_prouver") if nom in cas}
        assert {nom: obtenue[nom] for nom in attendue} == attendue, cas["quoi"]
        if "ecartes" in cas:
            assert sorted(obtenue["ecartes"]) == cas["ecartes"], cas["quoi"]
        assert not set(cas.get("sans", ())) & obtenue["points"].keys(), cas["quoi"]


def test_a_file_is_read_or_said_to_be_wrong(ouvrir: Ouvrir):
    bonne = grille_reelle()

    def avec(**change: object) -> str:
        return json.dumps(bonne | change)

    premier, *suite = bonne["criteres"]
    fichiers = {
        json.dumps(bonne): None,
        "pas du json": "json",
        "[]": "format",
        "null": "format",
        avec(format="cotation-2"): "format",
        avec(groupes=[]): "contenu",
        avec(criteres=[premier | {"points": "84"}, *suite]): "contenu",
        avec(criteres=[premier | {"points": -1}, *suite]): "contenu",
        avec(criteres=[premier | {"groupe": "ailleurs"}, *suite]): "contenu",
        avec(criteres=[premier, premier, *suite]): "contenu",
        avec(criteres=[premier | {"demandes": []}, *suite]): "contenu",
        avec(criteres=[None]): "contenu",
        avec(criteres=[premier | {"points": 1001}, *suite]): "contenu",
        avec(criteres=[premier | {"preuve": "parole"}, *suite]): "contenu",
        avec(criteres={"0": premier}): "contenu",
        avec(nom="   "): "contenu",
        avec(refus={"effet": "anciennete", "cas": "x"}): None,
        avec(fictive=True): "contenu",
        avec(refus={"effet": "retrait", "a_partir_de": 1, "cas": "x"}): "contenu",
        avec(refus=None): "contenu",
    }
    page = ouvrir(ADRESSE)
    lues = appeler(page, "fichier", "lireGrille", [[contenu, script(page)["forme"]] for contenu in fichiers])
    assert [lue.get("erreur") for lue in lues] == list(fichiers.values())


def test_a_ground_of_discrimination_is_refused_in_a_loaded_grid(ouvrir: Ouvrir):
    bonne = grille_reelle()
    premier, *suite = bonne["criteres"]
    page = ouvrir(ADRESSE)
    outil = script(page)
    cas = {
        "Nationalité française depuis dix ans": ([], "motif"),
        "Religion de la personne de référence": (["CCH, L. 441-1"], "motif"),
        "Famille avec un enfant mineur": ([], "motif"),
        "Famille avec un enfant mineur, logée à l’étroit": (["CCH, L. 441-1"], None),
        "Logement repris ou vendu": ([], None),
    }
    fichiers = [
        json.dumps(bonne | {"criteres": [premier | {"id": "essai", "nom": nom, "textes": textes}, *suite]})
        for nom, (textes, _) in cas.items()
    ]
    lues = appeler(page, "fichier", "lireGrille", [[contenu, outil["forme"], outil["motifs"]] for contenu in fichiers])
    assert [lue.get("erreur") for lue in lues] == [erreur for _, erreur in cas.values()]


def test_two_households_are_compared_and_nothing_leaves_the_device(page_mobile: Ouvrir, releve):
    page = page_mobile(ADRESSE)
    page.wait_for_load_state("networkidle")
    demandes = len(releve.demandes)
    ecart = page.locator(".cotation__ecart")
    assert "Note du ménage A : 0. Note du ménage B : 0. À égalité" in lisible(ecart.inner_text())
    page.get_by_role("checkbox", name="Reconnu prioritaire au titre du Dalo, ménage A").check()
    page.get_by_role("checkbox", name="Logement indigne, ménage B").check()
    page.get_by_role("checkbox", name="Mal logé, avec de grandes difficultés, ménage B").check()
    page.get_by_role("textbox", name="Ancienneté de la demande, en mois, ménage B").fill("12")
    assert "Note du ménage A : 84. Note du ménage B : 73. A devance B. Écart : 11." in lisible(ecart.inner_text())
    assert (
        "un autre compte plus"
        in page.locator("tr", has_text="Mal logé, avec de grandes difficultés").first.inner_text()
    )
    page.get_by_role("textbox", name="Logements adaptés refusés, ménage A").fill("2")
    assert "Note du ménage A : 63. Note du ménage B : 73. B devance A. Écart : 10." in lisible(ecart.inner_text())
    assert "−21" in page.locator("tr", has_text="Effet des refus").inner_text()
    page.get_by_label("Demande du ménage B").select_option("mutation")
    expect(page.get_by_role("checkbox", name="Sans logement, ou hébergé par quelqu’un, ménage B")).to_be_disabled()
    page.get_by_role("textbox", name="Ancienneté de la demande, en mois, ménage B").fill("douze")
    expect(page.locator(".cotation__tableau .saisie__erreur:visible")).to_have_text("Écrivez un nombre entier.")
    page.get_by_role("button", name="Tout effacer").click()
    assert "Note du ménage A : 0. Note du ménage B : 0." in lisible(ecart.inner_text())
    assert len(releve.demandes) == demandes
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_invented_households_score_as_the_page_says_without_script(ouvrir: Ouvrir):
    page = ouvrir(ADRESSE)
    page.get_by_role("button", name="Remplir avec deux ménages inventés").click()
    grille = donnees().cotation
    a, b = (noter(grille, Situation(e.demande, e.valeurs, e.refus)).total for e in grille.exemples)
    assert f"Note du ménage A : {a}. Note du ménage B : {b}." in lisible(page.locator(".cotation__ecart").inner_text())


def test_another_grid_takes_the_place_of_the_fictitious_one_and_gives_it_back(ouvrir: Ouvrir):
    page = ouvrir(ADRESSE)
    marque = page.locator(".cotation__marque")
    avis = page.locator("#cotation-fichier-erreur")
    assert "Grille fictive." in marque.inner_text()
    charger_fichier(page, "{")
    expect(avis).to_contain_text("JSON lisible")
    charger_fichier(page, json.dumps(grille_reelle() | {"groupes": [{}]}))
    expect(avis).to_contain_text("près de « groupes 1, id »")
    charger_fichier(page, " " * 200_001)
    expect(avis).to_contain_text("trop gros")
    expect(marque).to_contain_text("Grille fictive.")
    charger_fichier(page, json.dumps(grille_reelle() | {"nom": "<b>Grille</b> d’essai"}))
    expect(marque).to_contain_text("Grille de Pays d’essai, lue sur votre appareil.")
    expect(marque).to_contain_text("Délibération du 2 juin 2026")
    expect(avis).to_be_hidden()
    expect(page.locator(".cotation__tableau caption")).to_have_text(
        "<b>Grille</b> d’essai : les points de deux ménages"
    )
    expect(page.locator(".cotation__lecture")).to_be_hidden()
    page.get_by_role("button", name="Revenir à la grille fictive").click()
    expect(marque).to_contain_text("Grille fictive.")
    expect(page.locator(".cotation__tableau caption")).to_contain_text("grille fictive")
    expect(page.locator(".cotation__total")).to_contain_text("points fictifs")


@pytest.mark.parametrize("etat", ["remplie", "faute", "autre"])
def test_every_state_is_accessible_fits_and_prints_its_mark(etat: str, ouvrir: Ouvrir):
    page = ouvrir(ADRESSE, viewport={"width": 360, "height": 740})
    if etat == "remplie":
        page.get_by_role("button", name="Remplir avec deux ménages inventés").click()
    elif etat == "faute":
        page.get_by_role("textbox", name="Logements adaptés refusés, ménage A").fill("deux")
        charger_fichier(page, "{")
        expect(page.locator("#cotation-fichier-erreur")).to_be_visible()
    else:
        charger_fichier(page, json.dumps(grille_reelle()))
        expect(page.locator(".cotation__marque")).to_contain_text("Pays d’essai")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
    page.emulate_media(media="print")
    assert page.locator(".cotation__marque").is_visible()
    assert page.locator(".cotation__total").is_visible()
    assert not page.get_by_role("button", name="Tout effacer").is_visible()


def test_rows_of_a_spreadsheet_make_a_grid(page_bureau: Ouvrir):
    page = page_bureau(ADRESSE)
    colle = page.locator("#cotation-colle")
    colle.fill("Logement\tSans logement\tbeaucoup\nLogement\tLogement indigne\t30")
    page.get_by_role("button", name="Essayer cette grille").click()
    # A first row without points is taken for headings.
    expect(page.get_by_role("checkbox", name="Logement indigne, ménage A")).to_be_visible()
    colle.fill("Logement\tLogement indigne\t30\nLogement\tSans logement\tbeaucoup")
    page.get_by_role("button", name="Essayer cette grille").click()
    expect(page.locator("#cotation-colle-erreur")).to_contain_text("La ligne 2")
    colle.fill(
        "Groupe;Critère;Points;Par mois;Maximum\nLogement;Sans logement;40\nAttente;Ancienneté, en mois;2;oui;24\n"
        "Mutation;Logement trop grand;10;;;automatique;mutation"
    )
    page.get_by_role("button", name="Essayer cette grille").click()
    expect(page.locator("#cotation-colle-erreur")).to_be_hidden()
    expect(page.locator(".cotation__marque")).to_contain_text("votre intercommunalité")
    page.get_by_role("checkbox", name="Sans logement, ménage A").check()
    page.get_by_role("textbox", name="Ancienneté, en mois, ménage A").fill("60")
    assert "Note du ménage A : 64." in lisible(page.locator(".cotation__ecart").inner_text())
    expect(page.get_by_role("checkbox", name="Logement trop grand, ménage A")).to_be_disabled()
    colle.fill("Personnes\tNationalité française\t10")
    page.get_by_role("button", name="Essayer cette grille").click()
    expect(page.locator("#cotation-colle-erreur")).to_contain_text("discrimination")
    assert not (fautes := examiner(page)), "\n".join(fautes)
