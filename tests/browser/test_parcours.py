"""The nine tasks of an applicant, finger by finger on a small phone, then what the tools answer to any typing."""

import datetime
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from appui.axe import examiner
from appui.construction import ADRESSE, MIDI
from appui.gabarits import LENS
from appui.pages import LANGUES, SENS, lisible
from appui.territoires import liste, slug_de_commune

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
TERRITOIRE = f"territoires/{slug_de_commune(LENS)}/"
URGENCES = ["tel:115", "tel:3919", "tel:17", "sms:114", "tel:112", "tel:119", "tel:3114", "tel:+33805160075"]
AVEC_ET_SANS_SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "sans-script"])


@dataclass
class Doigt:
    """A finger on a page, and how many times it has touched it."""

    page: Page
    appuis: int = 0

    def toucher(self, but: str) -> Locator:
        """Touch the first visible ``but`` (a selector) and return it. Typing is not counted."""
        noeud = self.page.locator(but).filter(visible=True).first
        noeud.tap()
        self.appuis += 1
        return noeud


def tuile(chemin: str) -> str:
    """The tile of the home page that leads to ``chemin``."""
    return f'.taches a.tache[href$="{chemin}"]'


def en_vue(page: Page, but: str) -> None:
    expect(page.locator(but).filter(visible=True).first).to_be_in_viewport()


# --- the nine tasks ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("langue", LANGUES)
def test_where_to_go_in_2_taps(langue: str, page_mobile: Ouvrir):
    doigt = Doigt(page_mobile(ACCUEIL[langue]))
    doigt.toucher("#commune")
    doigt.page.keyboard.type("lens")
    doigt.toucher(f'#communes-trouvees a[data-insee="{LENS}"]')
    en_vue(doigt.page, '.reponse a[href^="tel:"]')
    en_vue(doigt.page, ".reponse .etat")
    assert doigt.appuis == 2


@pytest.mark.parametrize("langue", LANGUES)
def test_what_comes_next_on_a_territory_without_script_in_1_tap(langue: str, page_mobile: Ouvrir):
    doigt = Doigt(page_mobile(ACCUEIL[langue] + TERRITOIRE, java_script_enabled=False))
    doigt.toucher('main a[href="#apres"]')
    en_vue(doigt.page, "#apres")


@AVEC_ET_SANS_SCRIPT
@pytest.mark.parametrize("langue", LANGUES)
def test_what_to_bring_in_my_situation_in_2_taps(langue: str, script: bool, page_mobile: Ouvrir):
    situation = liste("pieces.yml")["situations"][0]["id"]
    doigt = Doigt(page_mobile(ACCUEIL[langue], java_script_enabled=script))
    doigt.toucher(tuile("demander/papiers/"))
    if script:
        expect(doigt.page.locator(".situations__compte")).to_be_empty()
        doigt.toucher(f'label[for="situation-{situation}"]')
        expect(doigt.page.locator(".situations__compte")).not_to_be_empty()
        expect(doigt.page.locator(".groupes .piece[hidden]").first).to_be_attached()
    else:
        doigt.toucher(f'[data-situation="{situation}"]')
        en_vue(doigt.page, f"#pour-{situation} dd a")
    expect(doigt.page.locator("#obligatoire")).to_be_visible()
    assert doigt.appuis == 2


@pytest.mark.parametrize("langue", LANGUES)
def test_am_i_entitled_in_5_taps(langue: str, page_mobile: Ouvrir):
    doigt = Doigt(page_mobile(ACCUEIL[langue]))
    doigt.toucher(tuile("demander/conditions/"))
    for champ, reponse in {"personnes": "3", "a_charge": "1", "reference": "20000"}.items():
        doigt.toucher(f"#plafonds-{champ}")
        doigt.page.keyboard.type(reponse)
    doigt.toucher(".plafonds form button[type=submit]")
    en_vue(doigt.page, "#plafonds-reponse")
    expect(doigt.page.locator(".plafonds__mots")).not_to_be_empty()
    expect(doigt.page.locator(".plafonds #commune")).to_be_visible()
    assert doigt.appuis == 5


@pytest.mark.parametrize("langue", LANGUES)
def test_the_table_of_ceilings_without_script_in_1_tap(langue: str, page_mobile: Ouvrir):
    doigt = Doigt(page_mobile(ACCUEIL[langue], java_script_enabled=False))
    doigt.toucher(tuile("demander/conditions/"))
    expect(doigt.page.locator(".plafonds__tableau")).to_be_visible()
    expect(doigt.page.locator(".plafonds .champ-commune__liste a")).to_be_visible()


@pytest.mark.parametrize("langue", LANGUES)
def test_a_reminder_to_renew_in_3_taps(langue: str, page_mobile: Ouvrir):
    doigt = Doigt(page_mobile(ACCUEIL[langue]))
    doigt.toucher(tuile("demander/renouveler/"))
    doigt.toucher("#dates-depart").fill("2026-02-03")
    en_vue(doigt.page, "#dates-reponse")
    with doigt.page.expect_download() as rappel:
        doigt.toucher("[data-agenda]")
    assert doigt.appuis == 3
    assert rappel.value.suggested_filename == "renouveler.ics"
    assert Path(rappel.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("langue", LANGUES)
def test_when_to_renew_without_script_in_1_tap(langue: str, page_mobile: Ouvrir):
    doigt = Doigt(page_mobile(ACCUEIL[langue], java_script_enabled=False))
    doigt.toucher(tuile("demander/renouveler/"))
    expect(doigt.page.locator(".dates form")).to_be_hidden()
    expect(doigt.page.locator(".dates > p").filter(visible=True).first).to_be_visible()
    expect(doigt.page.locator("#quand")).to_be_visible()


@AVEC_ET_SANS_SCRIPT
@pytest.mark.parametrize("langue", LANGUES)
def test_each_problem_has_its_remedy_deadline_and_help_in_3_taps(langue: str, script: bool, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue], java_script_enabled=script)
    page.locator(tuile("demander/#probleme")).tap()
    en_vue(page, "#probleme")
    cas = [str(lien.get_attribute("href")) for lien in page.locator("#probleme + ul a").all()]
    assert len(cas) >= 6
    # Without script nothing differs from one case to the other but the address.
    for adresse in cas if script else cas[:1]:
        page.goto(ACCUEIL[langue])
        doigt = Doigt(page)
        doigt.toucher(tuile("demander/#probleme"))
        en_vue(page, "#probleme")
        doigt.toucher(f'#probleme + ul a[href="{adresse}"]')
        assert doigt.appuis <= 3
        page.wait_for_url(f"**/{adresse.lstrip('./')}")
        if "#" in adresse:
            en_vue(page, f"#{adresse.partition('#')[2]}")
        for partie in ("#que-faire", "#delai", "#qui-aide", '#qui-aide + ul a[href^="tel:"]'):
            expect(page.locator(partie).first, f"{adresse} : {partie}").to_be_visible()


@AVEC_ET_SANS_SCRIPT
@pytest.mark.parametrize("chemin", ["", "demander/recours/", TERRITOIRE])
def test_my_language_in_1_tap(chemin: str, script: bool, page_mobile: Ouvrir):
    page = page_mobile(chemin, java_script_enabled=script)
    for langue, nom in {"en": "English", "ar": "العربية", "fr": "Français"}.items():
        lien = page.locator(f'a[hreflang="{langue}"]').filter(visible=True).first
        expect(lien).to_have_accessible_name(nom)
        expect(lien).to_be_in_viewport()
        lien.tap()
        page.wait_for_url(f"**/{ACCUEIL[langue]}{chemin}")
        expect(page.locator("html")).to_have_attribute("lang", langue)
        expect(page.locator("html")).to_have_attribute("dir", SENS[langue])


EMPORTES = ["demander/papiers/", "demander/renouveler/", "demander/impayes/", TERRITOIRE]


@pytest.mark.parametrize("langue", LANGUES)
def test_taking_a_page_away_in_1_tap(langue: str, page_mobile: Ouvrir):
    simples = ["demander/tres-simple/papiers/"] if langue == "fr" else []
    imprimer = "window.print = () => { window.imprimee = true; };"
    page = page_mobile(None, initial=imprimer, permissions=["clipboard-read", "clipboard-write"])
    for chemin in EMPORTES + simples:
        page.goto(ACCUEIL[langue] + chemin)
        adresse = ADRESSE + ACCUEIL[langue] + chemin
        gestes = page.locator(".emporter__gestes")
        for debut in ("sms:?body=", "https://wa.me/?text="):
            lien = gestes.locator(f'a[href^="{debut}"]')
            expect(lien).to_be_visible()
            assert quote(adresse, safe="/") in str(lien.get_attribute("href"))
        gestes.locator("[data-imprimer]").tap()
        assert page.evaluate("window.imprimee")
        gestes.locator("[data-copier]").tap()
        expect(gestes.locator("[role=status]")).not_to_be_empty()
        assert page.evaluate("navigator.clipboard.readText()") == adresse
        page.emulate_media(media="print")
        expect(page.locator(".emporter svg.qr")).to_be_visible()
        page.emulate_media(media="screen")


@pytest.mark.parametrize("langue", LANGUES)
def test_taking_a_page_away_without_script(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + "demander/renouveler/", java_script_enabled=False)
    gestes = page.locator(".emporter__gestes")
    expect(gestes.locator('a[href^="sms:"]')).to_be_visible()
    expect(gestes.locator(".emporter__sans-script")).to_be_visible()
    expect(gestes.locator("button").first).to_be_hidden()


@AVEC_ET_SANS_SCRIPT
@pytest.mark.parametrize("langue", LANGUES)
def test_an_emergency_in_1_tap_wherever_one_is(langue: str, script: bool, page_mobile: Ouvrir):
    page = page_mobile(None, java_script_enabled=script)
    for chemin in ("", "demander/impayes/", "demander/faq/", TERRITOIRE, "glossaire/"):
        page.goto(ACCUEIL[langue] + chemin)
        for adresse in URGENCES[:2]:
            expect(page.locator(f'.urgence .cadre > a[href="{adresse}"]')).to_be_in_viewport(ratio=1)
        page.locator(".urgence summary").click()
        for adresse in URGENCES:
            expect(page.locator(f'.urgence li a[href="{adresse}"]')).to_be_in_viewport(ratio=1)


# --- the keyboard -----------------------------------------------------------------------------------------------------


def avancer(page: Page, but: str, pas: int) -> None:
    """Press Tab until ``but`` has the focus, at most ``pas`` times."""
    for _ in range(pas):
        page.keyboard.press("Tab")
        if page.evaluate("but => document.activeElement.matches(but)", but):
            return
    pytest.fail(f"{but} hors d'atteinte en {pas} pas de clavier")


@pytest.mark.parametrize("langue", LANGUES)
def test_the_keyboard_alone_checks_the_ceilings(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + "demander/conditions/")
    avancer(page, "#plafonds-personnes", 60)
    page.keyboard.type("4")
    avancer(page, "#plafonds-handicap", 5)
    page.keyboard.press("Space")
    expect(page.locator("#plafonds-handicap")).to_be_checked()
    avancer(page, "#plafonds-reference", 5)
    page.keyboard.type("20000")
    page.keyboard.press("Enter")
    expect(page.locator("#plafonds-reponse")).to_be_focused()
    avancer(page, ".plafonds #commune", 3)


@pytest.mark.parametrize("langue", LANGUES)
def test_the_keyboard_alone_gets_the_reminder(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + "demander/renouveler/")
    avancer(page, ".dates form button[type=button]", 60)
    page.keyboard.press("Enter")
    expect(page.locator("#dates-depart")).to_be_focused()
    page.keyboard.type("03/02/2026")
    page.keyboard.press("Enter")
    expect(page.locator("#dates-reponse")).to_be_focused()
    avancer(page, "[data-agenda]", 3)
    with page.expect_download() as rappel:
        page.keyboard.press("Enter")
    assert rappel.value.suggested_filename == "renouveler.ics"


# --- « My dates »: what one types, and what it says back --------------------------------------------------------------

DATES_FAUSSES = {
    "": "vide",
    "le 3 mai": "illisible",
    "-3/05/2026": "illisible",
    "30/02/2026": "inexistante",
    f"{MIDI + datetime.timedelta(days=1):%d/%m/%Y}": "future",
    "01/01/1926": "ancienne",
}


def en_chiffres(page: Page) -> Locator:
    """Turn the date field into one where anything can be typed, and return it."""
    page.locator(".dates form button[type=button]").click()
    return page.locator("#dates-depart")


@pytest.mark.parametrize("langue", LANGUES)
def test_a_wrong_date_is_said_beside_the_field_and_kept(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + "demander/renouveler/")
    mots = json.loads(page.locator(".dates > script").text_content() or "")["erreur"]
    champ = en_chiffres(page)
    for saisie, erreur in DATES_FAUSSES.items():
        champ.fill(saisie)
        page.keyboard.press("Enter")
        expect(champ).to_be_focused()
        expect(champ).to_have_attribute("aria-invalid", "true")
        expect(champ).to_have_value(saisie)
        expect(page.locator("#dates-erreur")).to_have_text(lisible(mots[erreur]))
        expect(champ).to_have_accessible_description(re.compile(re.escape(lisible(mots[erreur]))))
        expect(page.locator(".dates__resultat")).to_be_hidden()
    champ.fill("03/02/2026")
    expect(page.locator("#dates-erreur")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#dates-reponse")).to_be_focused()


def test_a_future_date_picked_in_a_calendar_is_kept_too(page_mobile: Ouvrir):
    page = page_mobile("demander/renouveler/")
    champ = page.locator("#dates-depart")
    champ.fill("2027-05-03")
    page.locator(".dates form button[type=submit]").tap()
    expect(page.locator("#dates-erreur")).to_be_visible()
    expect(champ).to_have_value("2027-05-03")


def test_each_moment_of_the_year_says_what_to_do(page_mobile: Ouvrir):
    """From the day after registration to the day it is too late, at noon in France."""
    page = page_mobile("demander/renouveler/")
    vus = []
    for jour in ("2026-02-04", "2026-12-10", "2027-02-02", "2027-02-03"):
        page.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{jour}T12:00:00+01:00"))
        page.reload()
        page.locator("#dates-depart").fill("2026-02-03")
        page.keyboard.press("Enter")
        expect(page.locator(".dates__resultat")).to_be_visible()
        vus += [str(page.locator("#dates-reponse [data-etat]:not([hidden])").get_attribute("data-etat"))]
    assert vus == ["trop_tot", "possible", "maintenant", "depasse"]


# --- the states of the tools, seen by axe -----------------------------------------------------------------------------


@pytest.mark.parametrize("langue", LANGUES)
def test_every_state_of_the_dates_is_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue] + "demander/renouveler/")
    champ = en_chiffres(page)
    champ.fill("30/02/2026")
    page.keyboard.press("Enter")
    expect(page.locator("#dates-erreur")).to_be_visible()
    fautes = examiner(page)
    champ.fill("03/02/2026")
    page.keyboard.press("Enter")
    expect(page.locator(".dates__resultat")).to_be_visible()
    fautes += examiner(page)
    assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize("langue", LANGUES)
def test_a_chosen_situation_and_a_ticked_paper_are_accessible(langue: str, ouvrir: Ouvrir):
    page = ouvrir(ACCUEIL[langue] + "demander/papiers/")
    page.locator(".situations input").nth(1).check()
    page.locator(".piece input").first.check()
    expect(page.locator(".situations__compte")).not_to_be_empty()
    fautes = examiner(page)
    assert not fautes, "\n".join(fautes)
