"""The tools of the partnership plan in Chromium: the same answers as the core, by keyboard, accessible in each state."""

import datetime
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from appui.axe import examiner
from appui.construction import ADRESSE, JOUR, PROJET
from appui.donnees import donnees
from appui.jumeaux.calendrier import ecrire
from appui.jumeaux.ppgdid import evenements
from appui.lectures import lire_cas
from appui.publies import script_publie
from appui.serveur import compresse
from appui.territoires import liste
from guichet.socle.calendrier import Duree
from guichet.sujets.ppgdid.calcul import Regle, calculer
from guichet.sujets.ppgdid.outil import regles

Ouvrir = Callable[..., Page]
SCRIPTS = PROJET / "overrides" / "assets" / "javascripts"
PROCEDURE = "ppgdid/procedure/"
CONTROLE = "ppgdid/auto-controle/"


def cas_de(nom: str) -> Any:
    """Return the cases of ``tests/cas/<nom>.yml`` with their days as text."""
    return json.loads(json.dumps(lire_cas(f"{nom}.yml"), default=str))


PLAN, FICHE = cas_de("plan"), cas_de("auto_controle")
REGLES = [Regle(**regle | {"delai": Duree(*regle["delai"]) if "delai" in regle else None}) for regle in PLAN["regles"]]
REGLES_DU_SITE = regles(donnees())
TITRES = {etape["id"]: etape["titre"] for etape in liste("ppgdid.yml")["etapes"]}


def appeler(page: Page, module: str, corps: str, valeur: Any) -> Any:
    return page.evaluate(f"async (valeur) => ({corps})(await import('{script_publie(module)}'), valeur)", valeur)


def en_jours(saisies: dict[str, str]) -> dict[str, datetime.date]:
    return {etape: datetime.date.fromisoformat(jour) for etape, jour in saisies.items()}


@pytest.mark.parametrize(
    "nom", ["ppgdid/plan", "ppgdid/procedure", "ppgdid/auto_controle", "ppgdid/controle", "calendrier"]
)
def test_each_script_is_small(nom: str):
    assert len(compresse(SCRIPTS / f"{nom}.js")) <= 3_000


# --- The dates of a plan ----------------------------------------------------------------------------------------------


def test_dates_are_those_of_the_core(ouvrir: Ouvrir):
    page = ouvrir(PROCEDURE)
    cas = [(c["saisies"], c.get("prorogations", 0)) for c in PLAN["calendriers"]]
    obtenues = appeler(
        page, "ppgdid/plan", "(m, [r, cas]) => cas.map(([s, n]) => m.calculer(r, s, n))", [PLAN["regles"], cas]
    )
    for (saisies, prorogations), dates in zip(cas, obtenues, strict=True):
        attendues = calculer(REGLES, en_jours(saisies), prorogations)
        assert dates == [vars(date) | {"jour": str(date.jour)} for date in attendues]
    etats = appeler(
        page,
        "ppgdid/plan",
        "(m, [r, cas]) => cas.map(([s, n, j]) => m.etat(m.calculer(r, s, n), r, n, j))",
        [
            PLAN["regles"],
            [
                (c.get("saisies", {"adoption": "2020-10-14"}), c.get("prorogations", 0), c["aujourdhui"])
                for c in PLAN["etats"]
            ],
        ],
    )
    assert etats == [c["etat"] for c in PLAN["etats"]]


def test_the_calendar_file_is_that_of_the_core_byte_for_byte(ouvrir: Ouvrir):
    mots = {
        "titre": {regle.id: f"Étape $& {{geste}}, {regle.id}" for regle in REGLES},
        "geste": {regle.id: f"Faites « {regle.id} » ; $1 puis \\ attendez.\nC’est tout." for regle in REGLES},
        "fichier": {
            "titre": "Plan : {titre}",
            "estimee": " (estimée)",
            "detail": "{geste} {adresse}",
            "adresse": ADRESSE,
        },
    }
    instant = datetime.datetime(2026, 11, 24, 11, 5, 9, tzinfo=datetime.UTC)
    cas = [
        (c["saisies"], c.get("prorogations", 0), c.get("aujourdhui", "2014-01-01"))
        for c in (*PLAN["calendriers"], *PLAN["agendas"])
    ]
    # Two modules at once: what a plan keeps, and how a calendar is written.
    ecrits = ouvrir(PROCEDURE).evaluate(
        """async ([r, cas, mots, adresse, t, calendrier, plan]) => {
          const { ecrire } = await import(calendrier);
          const { calculer, evenements } = await import(plan);
          return cas.map(([s, n, jour]) => ecrire(
            evenements(calculer(r, s, n), mots, Object.values(s)[0], 30, jour), 'ppgdid', adresse, 'site.exemple', new Date(t)));
        }""",
        [
            PLAN["regles"],
            cas,
            mots,
            ADRESSE,
            instant.isoformat(),
            script_publie("calendrier"),
            script_publie("ppgdid/plan"),
        ],
    )
    attendus = []
    for saisies, prorogations, jour in cas:
        jours = en_jours(saisies)
        gardes = evenements(
            calculer(REGLES, jours, prorogations),
            mots,
            next(iter(jours.values())),
            30,
            datetime.date.fromisoformat(jour),
        )
        attendus.append(ecrire(gardes, "ppgdid", ADRESSE, "site.exemple", instant))
    assert ecrits == attendus


def test_a_launched_plan_by_keyboard(page_bureau: Ouvrir):
    """Type, Enter: the focus is on the answer; a date out of order is refused beside its field."""
    page = page_bureau(PROCEDURE)
    page.locator("#plan-lancement").fill("2026-11-24")
    page.locator("#plan-transmission").fill("2026-11-20")
    page.locator("#plan-transmission").press("Enter")
    expect(page.locator("#plan-transmission-erreur")).to_contain_text(TITRES["lancement"])
    expect(page.locator("#plan-transmission")).to_be_focused()
    expect(page.locator(".plan__resultat")).to_be_hidden()
    assert not (fautes := examiner(page)), "\n".join(fautes)
    page.locator("#plan-transmission").fill("2026-11-30")
    page.locator("#plan-transmission").press("Enter")
    expect(page.locator("#plan-reponse")).to_be_focused()
    ligne = page.locator(".plan__resultat tr", has_text=TITRES["objectifs"])
    expect(ligne).to_contain_text("28 février 2027")
    expect(ligne.locator(".pastille")).to_have_count(0)
    expect(page.locator(".plan__resultat tr", has_text=TITRES["adoption"])).to_contain_text("estimée")
    assert not (fautes := examiner(page)), "\n".join(fautes)
    page.locator("#plan-lancement").fill("")
    expect(page.locator(".plan__resultat")).to_be_hidden()


@pytest.mark.parametrize(
    ("adoption", "alerte"),
    [
        pytest.param("2019-12-05", True, id="échu"),
        pytest.param("2026-11-01", False, id="récent"),
        pytest.param("2021-12-31", False, id="à évaluer"),
    ],
)
def test_a_lapsed_plan_is_told_as_a_warning_with_what_to_do_first(adoption: str, alerte: bool, page_mobile: Ouvrir):
    page = page_mobile(PROCEDURE)
    page.locator("#plan-entree-adoption").check()
    page.locator("#plan-adoption").fill(adoption)
    page.locator(".plan button[type=submit]").tap()
    resultat = page.locator(".plan__resultat")
    expect(resultat).to_have_class(re.compile("carte--note" if alerte else "carte--oui"))
    suite = resultat.locator("[data-si-etat=echu]")
    dates = calculer(REGLES_DU_SITE, en_jours({"adoption": adoption}))
    passees = sum(str(date.jour) < JOUR for date in dates)
    expect(resultat.locator("[data-dates=passees] tbody tr")).to_have_count(passees)
    expect(resultat.locator("[data-dates=a_venir] tbody tr")).to_have_count(len(dates) - passees)
    expect(resultat.locator("[data-dates=passees]")).to_be_hidden()
    if alerte:
        expect(suite.locator('a[href="#etape-lancement"]')).to_be_visible()
        hauts = [bloc.bounding_box()["y"] for bloc in (suite, resultat.locator("[data-dates=a_venir]"))]
        assert hauts == sorted(hauts)
        assert passees > 5
    else:
        expect(suite).to_be_hidden()
    assert not (fautes := examiner(page)), "\n".join(fautes)
    resultat.locator("summary").tap()
    expect(resultat.locator("[data-dates=passees]")).to_be_visible()
    if alerte:
        suite.locator("a").nth(1).tap()
        expect(page).to_have_url(re.compile(r"/ppgdid/modeles/deliberation/$"))


def test_an_adopted_plan_and_its_file(page_mobile: Ouvrir):
    page = page_mobile(PROCEDURE)
    page.locator("#plan-entree-adoption").check()
    expect(page.locator("#plan-lancement")).to_be_hidden()
    page.locator(".plan button[type=submit]").tap()
    expect(page.locator("#plan-adoption-erreur")).to_be_visible()
    page.locator("#plan-adoption").fill("2021-12-31")
    page.locator("#plan-prorogations-1").check()
    page.locator(".plan button[type=submit]").tap()
    with page.expect_download() as fichier:
        page.locator("[data-agenda]").tap()
    lus = {
        str(e["UID"]).split("-", 2)[2].partition("@")[0]: e
        for e in Calendar.from_ical(Path(fichier.value.path()).read_bytes()).walk("VEVENT")
    }
    assert lus["evaluation"].decoded("DTSTART") == datetime.date(2027, 6, 30)
    assert lus["fin"].decoded("DTSTART") == datetime.date(2027, 12, 31)
    assert lus["prorogation-1"].decoded("DTSTART") == datetime.date(2028, 12, 31)
    assert "prorogation-2" not in lus
    assert "bilan-annuel-4" not in lus, "passé"
    assert TITRES["evaluation"] in str(lus["evaluation"]["SUMMARY"])
    assert str(lus["evaluation"]["DESCRIPTION"]).endswith(f"{ADRESSE}{PROCEDURE}")


def test_a_plan_that_is_over_has_nothing_to_recall(page_bureau: Ouvrir):
    page = page_bureau(PROCEDURE)
    page.locator("#plan-entree-adoption").check()
    page.locator("#plan-adoption").fill("2016-10-14")
    page.locator(".plan button[type=submit]").click()
    expect(page.locator("[data-agenda]")).to_be_hidden()
    expect(page.locator("[data-sans-agenda]")).to_be_visible()
    expect(page.locator(".plan__etat")).to_contain_text("14 octobre 2022")
    assert not (fautes := examiner(page)), "\n".join(fautes)


# --- The self-check ---------------------------------------------------------------------------------------------------


def test_files_are_read_or_refused(ouvrir: Ouvrir):
    lus = appeler(
        ouvrir(CONTROLE),
        "ppgdid/auto_controle",
        "(m, [r, cas]) => cas.map(c => m.lireFichier(c.contenu, r))",
        [FICHE["rubriques"], FICHE["fichiers"]],
    )
    assert lus == [cas.get("lu") or {"erreur": cas["erreur"]} for cas in FICHE["fichiers"]]


def test_reports_say_what_is_missing_first(ouvrir: Ouvrir):
    bilans = appeler(
        ouvrir(CONTROLE),
        "ppgdid/auto_controle",
        "(m, [r, cas]) => cas.map(c => m.bilan(Object.keys(r), c.reponses))",
        [FICHE["rubriques"], FICHE["bilans"]],
    )
    assert [(b["nombres"], dict(b["suites"])) for b in bilans] == [(c["nombres"], c["suites"]) for c in FICHE["bilans"]]


def repondre(page: Page) -> None:
    page.locator("#controle-plan").fill("CA d’exemple")
    page.locator("#controle-enregistrement-present").check()
    page.locator("#controle-accueil-partiel").check()
    page.locator("#controle-reception-absent").check()
    page.locator("#controle-reception-note").fill("Page 12 : rien.\n« À écrire » <b>")


def test_a_report_is_kept_and_taken_up_again(page_bureau: Ouvrir, site_construit: Path, tmp_path: Path, releve):
    page = page_bureau(CONTROLE)
    page.wait_for_load_state("networkidle")
    demandes = len(releve.demandes)
    repondre(page)
    page.locator(".controle__gestes button[type=submit]").press("Enter")
    expect(page.locator("#rapport")).to_be_focused()
    assert page.locator(".controle__suites h3").all_text_contents()[:2] == [
        "Ce qui manque (1)",
        "Ce qui est à compléter (1)",
    ]
    expect(page.locator(".controle__suites article").first).to_contain_text("« À écrire » <b>")
    assert not (fautes := examiner(page)), "\n".join(fautes)
    # The report follows what is typed, and leaves the focus where one types.
    page.locator("#controle-mutations-absent").check()
    expect(page.locator('[data-nombre="absent"]')).to_have_text("2")
    expect(page.locator("#controle-mutations-absent")).to_be_focused()
    with page.expect_download() as fichier:
        page.locator(".controle__telecharger").press("Enter")
    garde = tmp_path / fichier.value.suggested_filename
    fichier.value.save_as(garde)
    assert garde.name == f"auto-controle-ppgdid-{JOUR}.json"
    contenu = json.loads(garde.read_text("utf-8"))
    schema = json.loads((site_construit / "donnees/auto-controle-ppgdid.schema.json").read_text("utf-8"))
    jsonschema.validate(contenu, schema)
    assert contenu["$schema"] == f"{ADRESSE}donnees/auto-controle-ppgdid.schema.json"
    assert len(releve.demandes) == demandes
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    # Kept only for who asks for it, until it is erased.
    page.locator("#controle-brouillon").check()
    expect(page.locator(".controle__brouillon [role=status]")).to_have_text("Brouillon gardé sur cet appareil.")
    page.goto(CONTROLE)
    expect(page.locator(".controle__compte")).to_contain_text("4 points remplis")
    expect(page.locator(".controle__avance progress")).to_have_js_property("value", 4)
    expect(page.locator("#controle-reception-note")).to_have_value("Page 12 : rien.\n« À écrire » <b>")
    page.locator(".controle__brouillon button").press("Enter")
    assert page.evaluate("localStorage.length") == 0
    page.goto(CONTROLE)
    expect(page.locator("#controle-plan")).to_have_value("")
    expect(page.locator("#controle-brouillon")).not_to_be_checked()
    page.locator("#controle-fichier").set_input_files(garde)
    expect(page.locator(".controle__repris")).to_contain_text("4 réponses")
    expect(page.locator("#controle-plan")).to_have_value("CA d’exemple")
    expect(page.locator("#controle-reception-absent")).to_be_checked()
    expect(page.locator("#controle-reception-note")).to_have_value("Page 12 : rien.\n« À écrire » <b>")


def test_a_wrong_file_says_why_and_loses_nothing(page_mobile: Ouvrir, tmp_path: Path):
    page = page_mobile(CONTROLE)
    repondre(page)
    messages = json.loads(page.locator("#messages").text_content() or "")
    etranger, gros = tmp_path / "photo.json", tmp_path / "gros.json"
    etranger.write_text('{"photo": 1}', encoding="utf-8")
    gros.write_text(" " * 500_001, encoding="utf-8")
    for fichier, erreur in ((etranger, "etranger"), (gros, "gros")):
        page.locator("#controle-fichier").set_input_files(fichier)
        expect(page.locator("#controle-erreur")).to_have_text(messages[f"controle.erreur_{erreur}"])
        expect(page.locator("#controle-reception-absent")).to_be_checked()
        expect(page.locator("#controle-plan")).to_have_value("CA d’exemple")
    assert not (fautes := examiner(page)), "\n".join(fautes)


def test_taking_up_a_file_can_be_undone(page_mobile: Ouvrir, tmp_path: Path):
    page = page_mobile(CONTROLE)
    repondre(page)
    fichier = tmp_path / "vide.json"
    fichier.write_text(FICHE["fichiers"][2]["contenu"], encoding="utf-8")
    page.locator("#controle-fichier").set_input_files(fichier)
    expect(page.locator("#controle-reception-absent")).not_to_be_checked()
    page.locator(".controle__annuler").tap()
    expect(page.locator("#controle-reception-absent")).to_be_checked()
    expect(page.locator("#controle-plan")).to_have_value("CA d’exemple")


def test_the_grid_prints_blank_and_the_report_alone(page_bureau: Ouvrir):
    page = page_bureau(CONTROLE)
    page.emulate_media(media="print")
    for but in ("#controle-cotation", ".controle__questions li >> nth=0"):
        expect(page.locator(but)).to_be_visible()
    expect(page.locator(".controle__ouvrir")).to_be_hidden()
    texte = "".join(feuille.extract_text() for feuille in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    assert "Qui remplace un partenaire qui se retire" in " ".join(texte.split())
    page.emulate_media(media="screen")
    repondre(page)
    page.locator(".controle__gestes button[type=submit]").click()
    page.emulate_media(media="print")
    expect(page.locator(".controle form")).to_be_hidden()
    expect(page.locator("#rapport")).to_be_visible()
    assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) <= 3
