"""The scripts of the applicant's tools: the same answers as the core, and what they leave on the device."""

import datetime
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from appui.construction import ADRESSE, PROJET
from appui.donnees import donnees
from appui.gabarits import LENS
from appui.jumeaux.renouvellement import agenda
from appui.lectures import lire_cas
from appui.memoire import vieillir
from appui.pages import LANGUES
from appui.publies import script_publie
from appui.serveur import compresse
from appui.territoires import liste, slug_de_commune
from guichet.socle.calendrier import Duree
from guichet.socle.langues import Interface
from guichet.sujets.renouvellement.calcul import Regles, calculer

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
SCRIPTS = PROJET / "overrides" / "assets" / "javascripts"
CAS = json.loads(json.dumps(lire_cas("echeances.yml"), default=str))
AUJOURDHUI = "2026-11-24"
PREMIER = "2000-01-01"


def appeler(page: Page, module: str, corps: str, valeur: Any = None) -> Any:
    """Return what the JavaScript function ``corps`` of (exports of ``module``, ``valeur``) gives."""
    return page.evaluate(f"async (valeur) => ({corps})(await import('{script_publie(module)}'), valeur)", valeur)


@pytest.mark.parametrize("nom", ["renouvellement/echeances", "renouvellement/dates", "demande/papiers", "emporter"])
def test_each_script_is_small(nom: str):
    assert len(compresse(SCRIPTS / f"{nom}.js")) <= 3_000


# --- My dates ---------------------------------------------------------------------------------------------------------


def test_dates_are_those_of_the_core(ouvrir: Ouvrir):
    page = ouvrir("demander/renouveler/")
    departs = [cas["depart"] for cas in CAS["echeances"]]
    obtenues = appeler(
        page,
        "renouvellement/echeances",
        "(m, [departs, r]) => departs.map(d => m.calculer(d, r))",
        [departs, CAS["regles"]],
    )
    assert obtenues == [cas | {"rappel": CAS["regles"]["rappel"]} for cas in CAS["echeances"]]
    ajouts = appeler(page, "calendrier", "(m, cas) => cas.map(c => m.ajouter(c.jour, ...c.duree))", CAS["ajouts"])
    assert ajouts == [cas["somme"] for cas in CAS["ajouts"]]
    etats = appeler(
        page,
        "renouvellement/echeances",
        "(m, [depart, r, cas]) => cas.map(c => m.etat(m.calculer(depart, r), c.aujourdhui))",
        [AUJOURDHUI, CAS["regles"], CAS["etats"]],
    )
    assert etats == [cas["etat"] for cas in CAS["etats"]]


def test_what_is_typed_is_understood_or_refused(ouvrir: Ouvrir):
    lues = appeler(
        ouvrir("demander/renouveler/"),
        "saisies",
        "(m, [cas, premier, jour]) => cas.map(c => m.lireJour(c.texte, premier, jour))",
        [CAS["saisies"], PREMIER, AUJOURDHUI],
    )
    attendues = [{cle: cas[cle] for cle in cas if cle != "texte"} for cas in CAS["saisies"]]
    assert lues == attendues


@pytest.mark.parametrize("fuseau", ["Pacific/Auckland", "America/Los_Angeles"])
def test_the_day_is_that_of_france_wherever_the_device_is(fuseau: str, ouvrir: Ouvrir):
    page = ouvrir("demander/renouveler/", timezone_id=fuseau)
    instants = {"2026-12-31T22:59:59Z": "2026-12-31", "2026-12-31T23:00:00Z": "2027-01-01"}
    jours = appeler(page, "jour", "(m, i) => i.map(t => m.jourEnFrance(new Date(t)))", list(instants))
    assert jours == list(instants.values())
    depart = CAS["echeances"][0]
    calculee = appeler(
        page, "renouvellement/echeances", "(m, [d, r]) => m.calculer(d, r)", [depart["depart"], CAS["regles"]]
    )
    assert calculee["dernier_jour"] == depart["dernier_jour"]


def test_the_calendar_file_is_that_of_the_core_byte_for_byte(ouvrir: Ouvrir):
    mots = {
        "rappel": "Renouveler ; vite, avant \\ le 24 novembre",
        "limite": "آخر يوم لتجديد طلب السكن الاجتماعي قبل أن يُلغى الطلب 🏠🏠🏠🏠🏠🏠🏠🏠",
        "detail": "Une ligne,\nune autre.",
        "adresse": f"{ADRESSE}demander/renouveler/",
        "hote": "site.exemple",
    }
    regles = Regles(
        *(Duree(*CAS["regles"][nom]) for nom in ("ouverture", "conseil", "validite")), CAS["regles"]["rappel"]
    )
    instant = datetime.datetime(2026, 11, 24, 11, 5, 9, tzinfo=datetime.UTC)
    departs = [cas["depart"] for cas in CAS["echeances"]]
    ecrits = appeler(
        ouvrir("demander/renouveler/"),
        "renouvellement/echeances",
        "(m, [d, r, mots, t]) => d.map(jour => m.agenda(m.calculer(jour, r), mots, new Date(t)))",
        [departs, CAS["regles"], mots, instant.isoformat()],
    )
    assert ecrits == [agenda(calculer(datetime.date.fromisoformat(d), regles), mots, instant) for d in departs]


@pytest.mark.parametrize("langue", LANGUES)
def test_the_file_and_the_message_say_the_dates_of_the_page(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + "demander/renouveler/")
    page.locator("#dates-depart").fill("2026-01-01")
    page.locator(".dates button[type=submit]").tap()
    with page.expect_download() as fichier:
        page.locator("[data-agenda]").tap()
    calendrier = Calendar.from_ical(Path(fichier.value.path()).read_bytes())
    rappel, limite = calendrier.walk("VEVENT")
    assert (rappel.decoded("DTSTART"), limite.decoded("DTSTART")) == (
        datetime.date(2026, 12, 1),
        datetime.date(2026, 12, 31),
    )
    assert len(calendrier.walk("VALARM")) == 2
    assert str(rappel["URL"]) == f"{ADRESSE}{ACCUEIL[langue]}demander/renouveler/"
    interface = Interface(langue, donnees().chaines)
    for nom, jour in {"conseil": datetime.date(2026, 12, 1), "dernier_jour": datetime.date(2026, 12, 31)}.items():
        expect(page.locator(f'[data-date="{nom}"]')).to_have_text(interface.jour(jour))
    assert interface.jour(datetime.date(2026, 12, 31)) in str(rappel["SUMMARY"])
    sms = page.locator("[data-sms]").evaluate("lien => decodeURIComponent(lien.href)")
    assert sms.startswith("sms:?body=")
    assert interface.jour(datetime.date(2026, 12, 31)) in sms
    assert sms.endswith(f"{ADRESSE}{ACCUEIL[langue]}demander/renouveler/")


def test_the_answer_is_that_of_the_date_beside_it_or_none(page_mobile: Ouvrir):
    """A day picked on a phone answers at once, without moving the focus; a day that cannot be takes the answer away."""
    page = page_mobile("demander/renouveler/")
    depart, resultat = page.locator("#dates-depart"), page.locator(".dates__resultat")
    depart.fill("2026-02-03")
    expect(page.locator('[data-date="dernier_jour"]')).to_have_text("2 février 2027")
    expect(depart).to_be_focused()
    depart.fill("2026-02-04")
    expect(page.locator('[data-date="dernier_jour"]')).to_have_text("3 février 2027")
    depart.fill("2030-02-04")
    expect(resultat).to_be_hidden()
    expect(page.locator("#dates-erreur")).to_be_hidden()


# --- Papers -----------------------------------------------------------------------------------------------------------

PAPIERS = liste("pieces.yml")


def coche(page: Page, papier: str) -> Locator:
    return page.locator(f"#coche-{papier}")


def visibles(page: Page) -> set[str]:
    return {str(n.get_attribute("id")).removeprefix("piece-") for n in page.locator(".groupes .piece:visible").all()}


@pytest.mark.parametrize("situations", [[], ["etudiant"], ["separe", "violences"], ["locataire-hlm", "handicap"]])
def test_the_list_is_that_of_the_situations_and_what_is_compulsory_stays(situations: list[str], page_mobile: Ouvrir):
    page = page_mobile("demander/papiers/")
    for situation in situations:
        page.locator(f"#situation-{situation}").check()
    siens = {
        piece["id"]
        for piece in PAPIERS["pieces"]
        if not piece["obligatoire"]
        and (not situations or not piece.get("situations") or set(situations) & set(piece["situations"]))
    }
    assert visibles(page) == siens
    for piece in (piece for piece in PAPIERS["pieces"] if piece["obligatoire"]):
        expect(page.locator(f".carte--oui #piece-{piece['id']}")).to_be_visible()
    if situations:
        expect(page.locator(".situations__compte")).to_contain_text(str(len(siens)))


def test_ticks_stay_on_the_device_in_every_language_until_cleared(page_mobile: Ouvrir, releve):
    page = page_mobile("demander/papiers/")
    page.wait_for_load_state("networkidle")
    demandes = len(releve.demandes)
    page.locator("#situation-heberge").check()
    coche(page, "identite").check()
    coche(page, "heberge").check()
    assert len(releve.demandes) == demandes
    page.goto("ar/demander/papiers/")
    expect(coche(page, "identite")).to_be_checked()
    expect(coche(page, "heberge")).to_be_checked()
    expect(coche(page, "avis-imposition")).not_to_be_checked()
    assert "salaires" not in visibles(page)
    page.locator(".situations__garde button").tap()
    expect(page.locator(".situations__compte")).not_to_be_empty()
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(coche(page, "identite")).not_to_be_checked()
    assert "salaires" in visibles(page)


def test_ticks_are_forgotten_after_ninety_days(page_mobile: Ouvrir):
    page = page_mobile("demander/papiers/")
    coche(page, "identite").check()
    vieillir(page, 89)
    expect(coche(page, "identite")).to_be_checked()
    vieillir(page, 2)
    expect(coche(page, "identite")).not_to_be_checked()
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    "garde", ["{", "null", "[]", '{"situations": 3}', '{"situations": ["disparue"], "papiers": []}']
)
def test_what_an_earlier_visit_left_never_breaks_the_list(garde: str, page_mobile: Ouvrir):
    deja = f"if (location.protocol === 'http:') localStorage.setItem('papiers-1', {json.dumps(garde)});"
    page = page_mobile("demander/papiers/", initial=deja)
    expect(page.locator(".situations input").first).to_be_visible()
    assert "salaires" in visibles(page)


def test_a_device_that_keeps_nothing_says_so(page_mobile: Ouvrir):
    refus = "Storage.prototype.setItem = () => { throw new DOMException('plein', 'QuotaExceededError'); };"
    page = page_mobile("demander/papiers/", initial=refus)
    mots = json.loads(page.locator("#messages").text_content() or "")
    coche(page, "identite").check()
    expect(page.locator(".situations__garde span")).to_have_text(mots["coches.non_garde"].replace("\u00a0", " "))
    expect(coche(page, "identite")).to_be_checked()


def test_the_address_of_a_situation_chooses_it(page_mobile: Ouvrir):
    page = page_mobile("demander/papiers/#pour-violences")
    expect(page.locator("#situation-violences")).to_be_checked()
    expect(page.locator("#situations")).to_be_in_viewport()


@pytest.mark.parametrize("format_", ["A4", "A5"])
def test_the_list_prints_with_its_ticks_and_the_rule(format_: str, page_bureau: Ouvrir):
    page = page_bureau("demander/papiers/")
    page.locator("#situation-etudiant").check()
    coche(page, "etudes").check()
    page.emulate_media(media="print")
    for but in ("#carte", "#piece-identite", "#coche-etudes", "#coche-avis-imposition", ".emporter svg.qr"):
        expect(page.locator(but)).to_be_visible()
    for but in (".situations", ".par-situation", "#piece-salaires", ".emporter__gestes"):
        expect(page.locator(but)).to_be_hidden()
    assert len(PdfReader(io.BytesIO(page.pdf(format=format_))).pages) <= 2


# --- The journey ------------------------------------------------------------------------------------------------------

ETAPES = liste("parcours.yml")
TERRITOIRE = f"territoires/{slug_de_commune(LENS)}/"


def deplier(page: Page) -> None:
    page.locator("details:has(.parcours__image) > summary").click()


@pytest.mark.parametrize("langue", LANGUES)
def test_the_picture_follows_the_language(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue] + TERRITOIRE, viewport={"width": 1280, "height": 800})
    deplier(page)
    image = page.locator(".parcours__image")
    expect(image).to_have_attribute("role", "img")
    assert image.locator("title").text_content()
    ronds = [noeud.bounding_box() for noeud in image.locator("circle").all()]
    assert len(ronds) == len(ETAPES)
    premier, deuxieme = ronds[:2]
    assert premier is not None
    assert deuxieme is not None
    assert (deuxieme["x"] < premier["x"]) == (langue == "ar")


@pytest.mark.parametrize("langue", LANGUES)
def test_words_of_the_picture_stay_inside_it_and_apart(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue] + TERRITOIRE, viewport={"width": 1280, "height": 800})
    deplier(page)
    for largeur in (1280, 760):
        page.set_viewport_size({"width": largeur, "height": 800})
        image = page.locator(".parcours__image:visible")
        cadre = image.bounding_box()
        assert cadre is not None
        boites = [boite for mots in image.locator("text").all() if (boite := mots.bounding_box())]
        for boite in boites:
            assert boite["x"] >= cadre["x"] - 1
            assert boite["x"] + boite["width"] <= cadre["x"] + cadre["width"] + 1
            assert boite["y"] + boite["height"] <= cadre["y"] + cadre["height"] + 1
        for a in boites:
            for b in boites:
                if a is not b and abs(a["y"] - b["y"]) < 3:
                    assert a["x"] + a["width"] <= b["x"] + 0.5 or b["x"] + b["width"] <= a["x"] + 0.5, (a, b)


@pytest.mark.parametrize("langue", LANGUES)
def test_the_twin_of_the_picture_says_who_how_long_what_proof_and_what_remedy(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + "demander/", java_script_enabled=False)
    lignes = page.locator(".parcours .etapes > li").all()
    assert [ligne.get_attribute("id") for ligne in lignes] == [f"etape-{etape['id']}" for etape in ETAPES]
    for ligne, etape in zip(lignes, ETAPES, strict=True):
        faits = [str(mots).replace("\u00a0", " ") for mots in ligne.locator("dd").all_text_contents()]
        assert len(faits) == 4
        assert all(mots.strip() for mots in faits)
        assert (faits[0], faits[2], faits[3]) == tuple(etape[champ][langue] for champ in ("acteur", "preuve", "remede"))
