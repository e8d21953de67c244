"""The main task, as people do it: from the home page to the telephone of the right town hall."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from appui.gabarits import DIX_COMMUNES, HESDIN, LENS, MONTDIDIER
from appui.pages import LANGUES
from appui.territoires import liste, page_de_commune, slug_de_commune

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}
NOMS = [(LENS, "lens"), (MONTDIDIER, "MONTDIDIER"), (HESDIN, "hesdin la foret")]


def option(page: Page, insee: str) -> Locator:
    return page.locator(f'#communes-trouvees a[data-insee="{insee}"]').first


def arrivee(langue: str, insee: str) -> re.Pattern[str]:
    return re.compile(rf"/{ACCUEIL[langue]}{page_de_commune(insee)}$")


def telephone_visible(page: Page) -> Locator:
    """Return the link that dials the town hall of the chosen commune, in view without a further gesture."""
    lien = page.locator('.reponse a[href^="tel:"]').first
    expect(lien).to_be_visible()
    expect(lien).to_be_in_viewport()
    return lien


@pytest.mark.parametrize("langue", LANGUES)
@pytest.mark.parametrize(("insee", "saisie"), NOMS)
def test_two_taps_lead_to_the_telephone(langue: str, insee: str, saisie: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue])
    page.locator("#commune").tap()
    page.keyboard.type(saisie)
    option(page, insee).tap()
    expect(page).to_have_url(arrivee(langue, insee))
    telephone_visible(page)


@pytest.mark.parametrize("langue", LANGUES)
@pytest.mark.parametrize("insee", sorted(DIX_COMMUNES))
def test_a_known_desk_comes_first_on_screen_and_on_paper(langue: str, insee: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + page_de_commune(insee))
    bloc = page.locator(".reponse")
    guichets = [g["nom"] for g in liste("lieux/guichets.yml") if g["commune"] == insee]
    for support in ("screen", "print"):
        page.emulate_media(media=support)
        expect(bloc.get_by_role("heading", level=2)).to_have_text(guichets[0])
        expect(bloc).not_to_contain_text(liste("interface/territoire.yml")["mairie_note"][langue])
    page.emulate_media(media="screen")
    telephone_visible(page)


@pytest.mark.parametrize("langue", LANGUES)
def test_a_town_hall_of_which_nothing_is_known_says_so_once(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + page_de_commune(LENS))
    doute = liste("interface/territoire.yml")["mairie_note"][langue]
    expect(page.locator(".reponse").get_by_text(doute)).to_have_count(1)


def avancer(page: Page, but: Locator, pas: int) -> None:
    """Press Tab until ``but`` has the focus, at most ``pas`` times."""
    for _ in range(pas):
        page.keyboard.press("Tab")
        if but.evaluate("noeud => noeud === document.activeElement"):
            return
    pytest.fail(f"{but} hors d'atteinte en {pas} pas de clavier")


@pytest.mark.parametrize("langue", LANGUES)
def test_the_keyboard_alone_leads_to_the_telephone(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue])
    avancer(page, page.locator("#commune"), 25)
    page.keyboard.type("lens")
    expect(option(page, LENS)).to_be_visible()
    page.keyboard.press("ArrowDown")
    actif = page.locator("#commune").get_attribute("aria-activedescendant")
    assert actif
    expect(page.locator(f"#{actif}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(arrivee(langue, LENS))
    page.wait_for_load_state()
    # The skip link, then what is above the answer.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    avancer(page, telephone_visible(page), 5)


@pytest.mark.parametrize("langue", LANGUES)
def test_without_javascript_two_taps_lead_to_the_telephone(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue], java_script_enabled=False)
    expect(page.locator("form.champ-commune")).to_be_hidden()
    page.locator(".champ-commune__liste a").tap()
    page.locator(f'main a[href="{page_de_commune(LENS).removeprefix("communes/")}"]').tap()
    expect(page).to_have_url(arrivee(langue, LENS))
    telephone_visible(page)


@pytest.mark.parametrize("langue", LANGUES)
def test_the_switcher_leads_to_the_same_page(langue: str, page_mobile: Ouvrir):
    page = page_mobile(f"{ACCUEIL[langue]}territoires/{slug_de_commune(LENS)}/")
    for autre in (autre for autre in LANGUES if autre != langue):
        page.locator(f'a[hreflang="{autre}"]').first.click()
        expect(page.locator("html")).to_have_attribute("lang", autre)
        expect(page).to_have_url(re.compile(rf"/{ACCUEIL[autre]}territoires/{slug_de_commune(LENS)}/$"))
        page.go_back()


def test_my_commune_is_kept_only_when_asked_and_forgotten_in_one_tap(page_mobile: Ouvrir):
    page = page_mobile(page_de_commune(LENS))
    ligne, gardee = page.locator(".ma-commune"), "localStorage.getItem('ma-commune')"
    expect(ligne).to_be_hidden()
    assert page.evaluate(gardee) is None
    page.locator(".retenir button").tap()
    expect(ligne.locator("a")).to_be_focused()
    expect(page.locator(".retenir")).to_be_hidden()
    page.goto("ar/demander/impayes/")
    expect(ligne.locator("a")).to_have_text("Lens")
    # Whom to call there: the services of its department alone, until it is forgotten.
    services = page.locator(".services-ici")
    services.locator("summary").tap()
    expect(services.locator("summary")).to_contain_text("Pas-de-Calais")
    assert set(
        services.locator("li:visible").evaluate_all("lignes => lignes.map(l => l.dataset.de.includes('62'))")
    ) == {True}
    expect(services.locator("[data-nomme]:visible")).to_have_count(0)
    ligne.locator("a").tap()
    expect(page).to_have_url(arrivee("ar", LENS))
    ligne.locator("button").tap()
    expect(ligne).to_be_hidden()
    assert page.evaluate(gardee) is None
    # Forgotten, it may be kept again.
    expect(page.locator(".retenir")).to_be_visible()


@pytest.mark.parametrize("langue", LANGUES)
def test_a_browser_that_keeps_nothing_says_so(langue: str, page_mobile: Ouvrir):
    """Where storage is blocked, the offer does not stay as if nobody had tapped it."""
    page = page_mobile(ACCUEIL[langue] + page_de_commune(LENS))
    refuse = "{ get() { throw new DOMException('', 'SecurityError'); } }"
    page.evaluate(f"Object.defineProperty(window, 'localStorage', {refuse})")
    page.locator(".retenir button").tap()
    expect(page.locator(".retenir")).to_have_text(liste("interface/ma_commune.yml")["refus"][langue])
    expect(page.locator(".ma-commune")).to_be_hidden()


def test_a_finger_reads_the_name_of_an_area_before_it_goes_there(page_mobile: Ouvrir):
    page = page_mobile("territoires/")
    forme = page.locator('.carte-region svg a[href*="ca-de-lens-lievin"]')
    choix = page.locator(".carte-region__choix")
    forme.tap()
    expect(choix.get_by_role("link")).to_have_text("Communauté d’agglomération de Lens-Liévin")
    expect(page).to_have_url(re.compile(r"/territoires/$"))
    remplie = "forme => getComputedStyle(forme.querySelector('path')).fill"
    guichet = forme.evaluate(remplie)
    page.locator(".carte-questions [value=reforme]").check()
    hors = page.locator(".carte-region svg a:not([class])").first
    assert forme.evaluate(remplie) == guichet != hors.evaluate(remplie)
    forme.tap()
    expect(page).to_have_url(re.compile(r"/territoires/ca-de-lens-lievin/$"))
    # A link into what is folded opens it.
    page.goto(page.url + "#c62498")
    expect(page.locator("#c62498")).to_be_in_viewport()


def test_a_lost_address_leads_back_to_each_language(page_mobile: Ouvrir):
    page = page_mobile("ar/territoires/nulle-part/")
    for langue in LANGUES:
        assert page.locator(f'main a[href$="/{ACCUEIL[langue]}"]').count(), langue
    page.locator('main a[href$="/en/"]').first.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_first_action_of_a_territory_is_visible_without_scrolling(page_mobile: Ouvrir):
    for langue in LANGUES:
        page = page_mobile(f"{ACCUEIL[langue]}territoires/{slug_de_commune(LENS)}/")
        actions = page.locator("main a, main summary, main input, main button")
        assert any(
            boite["y"] + boite["height"] <= 740
            for action in actions.all()[:40]
            if action.is_visible() and (boite := action.bounding_box()) and boite["height"] >= 40
        ), langue
