"""The form of a territory in a real Chromium: filled as an agent would, by keyboard, checked, sent back unchanged."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from appui.axe import fautes
from appui.donnees import donnees
from appui.memoire import vieillir
from appui.publies import script_publie
from guichet.sujets.contributions.exporter import connus
from guichet.sujets.lieux.horaires import compacte, semaine
from guichet.sujets.territoires.fiches import EPCI

Ouvrir = Callable[..., Page]
LENS = "246200364"
SEMAINE = script_publie("contributions/semaine")
MOBILE = {"width": 360, "height": 740}
APPEL = """async ([module_, fonction, listes]) => {
  const module = await import(module_);
  return listes.map(valeurs => module[fonction](...valeurs));
}"""


def ouvert(ouvrir: Ouvrir, siren: str = LENS, **options: Any) -> Page:
    page = ouvrir(f"contribuer/#{siren}", **options)
    page.locator("#contribuer-suite").wait_for()
    return page


def champ(racine: Page | Locator, nom: str) -> Locator:
    return racine.locator(f'[data-champ="{nom}"]')


def repondre(page: Page, organisme: str = "epci") -> None:
    qui = page.locator("[data-qui]")
    champ(qui, "organisme").locator("select").select_option(organisme)
    champ(qui, "fonction").locator("select").select_option("service_logement")
    page.locator("#contribuer-accord").check()


def preparer(page: Page) -> None:
    page.locator('#contribuer button[type="submit"]').click()


def telecharge(page: Page) -> dict[str, Any]:
    preparer(page)
    expect(page.locator("#contribuer-pret")).to_be_visible()
    with page.expect_download() as attendu:
        page.locator("#contribuer-fichier").click()
    return json.loads(Path(attendu.value.path()).read_text("utf-8"))


def ajouter(page: Page, bloc: str) -> Locator:
    section = page.locator(f'[data-bloc="{bloc}"]')
    section.locator(':scope > p [data-role="ajouter"]').click()
    return section.locator(".contribuer__fiche").last


def test_what_the_site_knows_of_every_territory_comes_back_as_it_was(ouvrir: Ouvrir):
    page = ouvert(ouvrir)
    repondre(page)
    facts = donnees()
    for siren in [s for s in facts[EPCI] if any(len(v) for v in connus(facts, s).values() if isinstance(v, list))]:
        with page.expect_response(f"**/contribuer/{siren}.json") if siren != LENS else _rien():
            page.locator("#contribuer-territoire").select_option(siren)
        nom = facts[EPCI][siren].nom
        expect(page.locator("#contribuer-etat")).to_contain_text(nom)
        repondre(page)
        faite = telecharge(page)
        attendue = connus(facts, siren)
        assert {bloc: faite[bloc] for bloc in attendue} == attendue, nom


class _rien:  # noqa: N801
    def __enter__(self) -> None: ...
    def __exit__(self, *_: object) -> None: ...


def test_three_desks_and_seven_instruments_on_a_small_screen(ouvrir: Ouvrir):
    page = ouvert(ouvrir, viewport=MOBILE)
    repondre(page)
    remplis = 3
    for rang in range(3):
        fiche = ajouter(page, "lieux")
        champ(fiche, "nom").locator("input").fill(f"Accueil logement fictif {rang}")
        champ(fiche, "organisme").locator("select").select_option("ccas")
        champ(fiche, "roles").get_by_label("enregistrement").check()
        champ(fiche, "commune").locator("select").select_option(label="Lens")
        champ(fiche, "telephone").locator("input").fill("03 21 79 00 00")
        champ(fiche, "horaires").locator("input").first.fill("9h-12h et 14h-17h30")
        champ(fiche, "horaires").locator('[data-role="recopier"]').click()
        expect(champ(fiche, "horaires").locator('[data-role="en-mots"]')).to_contain_text(
            "lundi à vendredi : de 9 h à 12 h et de 14 h à 17 h 30"
        )
        remplis += 7
    section = page.locator('[data-bloc="instruments"]')
    connues = [valeur["nature"] for valeur in connus(donnees(), LENS)["instruments"]]
    for nature in ("cil", "document_cadre", "cia", "ppgdid", "siad", "cotation", "flux"):
        if nature in connues:
            continue
        fiche = ajouter(page, "instruments")
        champ(fiche, "nature").locator("select").select_option(nature)
        champ(fiche, "etat").locator("select").select_option("adopte")
        champ(fiche, "date").locator("input").fill("14/10/2024")
        remplis += 3
    assert section.locator(".contribuer__fiche").count() == 7
    faite = telecharge(page)
    nouveaux = [lieu for lieu in faite["lieux"] if "id" not in lieu]
    assert [lieu["horaires"] for lieu in nouveaux] == ["Mo-Fr 09:00-12:00,14:00-17:30"] * 3
    assert {lieu["telephone"] for lieu in nouveaux} == {"+33321790000"}
    assert {i["date"] for i in faite["instruments"] if i["nature"] not in connues} == {"2024-10-14"}
    # At ten seconds a field, less than ten minutes.
    assert remplis <= 60
    assert page.evaluate("document.documentElement.scrollWidth") <= MOBILE["width"]
    expect(page.locator("#contribuer-lettre")).to_contain_text(f"contribution-{LENS}-")


def test_what_is_wrong_is_said_at_its_field_and_listed(ouvrir: Ouvrir):
    page = ouvert(ouvrir, viewport=MOBILE)
    fiche = ajouter(page, "lieux")
    champ(fiche, "nom").locator("input").fill("<script>alert(1)</script>")
    champ(fiche, "telephone").locator("input").fill("12")
    champ(fiche, "site").locator("input").fill("lens.fr")
    champ(fiche, "horaires").locator("input").first.fill("12h-9h")
    chiffre = ajouter(page, "chiffres")
    champ(chiffre, "annee").locator("input").fill("1492")
    preparer(page)
    expect(page.locator("#contribuer-erreurs h3")).to_be_focused()
    attendues = {"nom": "des mots", "telephone": "10 chiffres", "site": "https://", "commune": "Remplissez"}
    for nom, mots in attendues.items():
        expect(champ(fiche, nom).locator('[data-role="erreur"]')).to_contain_text(mots)
    expect(champ(fiche, "roles").locator('[data-role="erreur"]')).to_contain_text("au moins une case")
    expect(champ(chiffre, "annee").locator('[data-role="erreur"]')).to_contain_text("au moins 2000")
    expect(page.locator("#contribuer-accord-erreur")).to_be_visible()
    expect(page.locator("#contribuer-pret")).to_be_hidden()
    page.locator("#contribuer-erreurs a").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-champ]')?.dataset.champ") == "organisme"
    assert fautes(page) == []


def test_a_landlord_gives_its_agencies_one_by_one_and_finds_them_again(ouvrir: Ouvrir):
    page = ouvert(ouvrir, viewport=MOBILE)
    repondre(page, "bailleur")
    champ(page.locator("[data-qui]"), "nom").locator("input").fill("Bailleur fictif")
    page.locator("#contribuer-brouillon").check()
    fiche = ajouter(page, "bailleurs")
    for nom, valeur in {"siren": "123456789", "nom": "Bailleur fictif", "telephone": "03 21 79 00 02"}.items():
        champ(fiche, nom).locator("input").first.fill(valeur)
    champ(fiche, "nature").locator("select").select_option("esh")
    champ(fiche, "communes").locator("summary").click()
    champ(fiche, "communes").get_by_label("Lens", exact=True).check()
    agences = champ(fiche, "agences")
    for rang, commune in enumerate(("Lens", "Avion", "Harnes")):
        agences.locator('[data-role="encore"]').click()
        une = agences.locator("[data-une]").last
        expect(champ(une, "nom").locator("input")).to_be_focused()
        champ(une, "nom").locator("input").fill(f"Agence fictive {rang}")
        champ(une, "telephone").locator("input").fill("12" if rang == 1 else "03 21 79 00 03")
        if rang < 2:
            champ(une, "commune").locator("select").select_option(label=commune)
    preparer(page)
    # What is wrong is told at the field of its agency; the first, which is right, says nothing.
    expect(page.locator("#contribuer-erreurs li")).to_have_count(2)
    assert fautes(page) == []
    champ(agences.locator("[data-une]").nth(1), "telephone").locator("input").fill("03 21 79 00 04")
    agences.locator("[data-une]").last.locator('[data-role="oter"]').click()
    attendues = [
        {"nom": "Agence fictive 0", "commune": "62498", "telephone": "+33321790003"},
        {"nom": "Agence fictive 1", "commune": "62065", "telephone": "+33321790004"},
    ]
    (faite,) = telecharge(page)["bailleurs"]
    assert faite["agences"] == attendues
    assert (faite["communes"], faite["telephone"]) == (["62498"], "+33321790002")
    assert page.evaluate("document.documentElement.scrollWidth") <= MOBILE["width"]
    page.reload()
    page.locator("#contribuer-suite").wait_for()
    page.locator("#contribuer-accord").check()
    assert telecharge(page)["bailleurs"][0]["agences"] == attendues


def test_a_town_hall_fills_its_own_line(ouvrir: Ouvrir):
    page = ouvert(ouvrir)
    repondre(page, "commune")
    champ(page.locator("[data-qui]"), "commune").locator("select").select_option(label="Avion")
    visibles = page.locator("[data-bloc]:visible").evaluate_all("noeuds => noeuds.map(n => n.dataset.bloc)")
    assert sorted(visibles) == ["lieux", "mairies"]
    fiche = ajouter(page, "mairies")
    champ(fiche, "commune").locator("select").select_option(label="Avion")
    champ(fiche, "enregistre").locator("select").select_option("false")
    faite = telecharge(page)
    assert faite["mairies"] == [{"commune": "62065", "enregistre": False}]
    assert faite["qui"] == {"organisme": "commune", "commune": "62065", "fonction": "service_logement"}
    assert "instruments" not in faite
    assert faite["lieux"] == []


def test_a_draft_is_kept_with_leave_only_and_forgotten_when_asked(ouvrir: Ouvrir):
    page = ouvert(ouvrir)
    fiche = ajouter(page, "mairies")
    champ(fiche, "commune").locator("select").select_option(label="Avion")
    assert page.evaluate("localStorage.length") == 0
    page.locator("#contribuer-brouillon").check()
    champ(fiche, "enregistre").locator("select").select_option("true")
    page.reload()
    expect(page.locator("#contribuer-etat")).to_contain_text("brouillon est repris")
    assert page.locator('[data-bloc="mairies"] .contribuer__fiche').count() == 1
    page.locator("#contribuer-effacer").click()
    assert page.evaluate("localStorage.length") == 0


def test_a_draft_is_forgotten_after_ninety_days(ouvrir: Ouvrir):
    page = ouvert(ouvrir)
    page.locator("#contribuer-brouillon").check()
    champ(ajouter(page, "mairies"), "commune").locator("select").select_option(label="Avion")
    vieillir(page, 89)
    expect(page.locator("#contribuer-etat")).to_contain_text("brouillon est repris")
    vieillir(page, 2)
    page.wait_for_function("() => localStorage.length === 0")
    expect(page.locator("#contribuer-brouillon")).not_to_be_checked()


def test_a_place_that_is_gone_is_marked_and_may_be_kept(ouvrir: Ouvrir):
    page = ouvert(ouvrir)
    repondre(page)
    fiche = page.locator('[data-bloc="lieux"] .contribuer__fiche').first
    fiche.locator("summary").first.click()
    bouton = fiche.locator('[data-role="retirer"]')
    bouton.click()
    expect(fiche.locator("summary").first).to_contain_text("Sera retirée")
    assert telecharge(page)["lieux"][0]["retirer"] is True
    bouton.click()
    assert "retirer" not in telecharge(page)["lieux"][0]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_form_is_accessible(theme: str, ouvrir: Ouvrir):
    page = ouvert(ouvrir, viewport=MOBILE, color_scheme=theme)
    ajouter(page, "lieux")
    ajouter(page, "cotations")
    assert fautes(page) == []


def test_the_week_written_is_the_week_that_the_core_reads(ouvrir: Ouvrir):
    page = ouvert(ouvrir)
    ecrites = [
        "Mo-Fr 08:30-12:00,14:00-17:00",
        "Mo,We 09:00-12:00; Fr 13:30-17:00",
        "Sa 10:00-12:15",
        "Mo-Su 08:00-20:00",
    ]
    semaines = page.evaluate(APPEL, [SEMAINE, "lire", [[ecrite] for ecrite in ecrites]])
    for ecrite, lue in zip(ecrites, semaines, strict=True):
        assert ";".join(",".join(f"{de}-{a}" for de, a in jour) for jour in lue) == compacte(semaine(ecrite))
    reecrites = page.evaluate(APPEL, [SEMAINE, "ecrire", [[lue] for lue in semaines]])
    assert [semaine(reecrite) for reecrite in reecrites] == [semaine(ecrite) for ecrite in ecrites]
    saisies = {"9h-12h": "540-720", "de 9h à 12h30 et 14:00-17h": "540-750,840-1020", "fermé": "", "": ""}
    lues = page.evaluate(APPEL, [SEMAINE, "lireJour", [[texte] for texte in saisies]])
    assert [",".join(f"{de}-{a}" for de, a in lue["plages"]) for lue in lues] == list(saisies.values())
    fausses = ["matin", "9h-25h", "12h-9h", "9h-12h, 11h-14h", "2h-4h", "9h-9h05", "9h-12h-14h"]
    assert all(lue["erreur"] for lue in page.evaluate(APPEL, [SEMAINE, "lireJour", [[texte] for texte in fausses]]))
