"""The six tasks of elected officials, on a small phone, from the home page, each within its number of taps."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from appui.gabarits import LENS
from appui.territoires import page_de_commune, slug_de_commune

Ouvrir = Callable[..., Page]
TERRITOIRE = f"territoires/{slug_de_commune(LENS)}/"


class Elu:
    """An official on the page of officials: one tap spent. Taps are counted; typing and scrolling are not."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.touches = 0
        self.suivre("elus/")

    def toucher(self, but: Locator) -> None:
        expect(but).to_be_visible()
        but.tap()
        self.touches += 1

    def suivre(self, adresse: str) -> None:
        """Tap the first link of the page that leads to ``adresse``, and arrive there."""
        vers = "liens => liens.findIndex(lien => lien.pathname.endsWith('/' + ARG))".replace("ARG", repr(adresse))
        liens = self.page.locator("main a[href]")
        self.toucher(liens.nth(liens.evaluate_all(vers)))
        expect(self.page).to_have_url(re.compile(rf"/{adresse}$"))


@pytest.fixture
def elu(page_mobile: Ouvrir) -> Elu:
    return Elu(page_mobile(""))


def test_why_an_inhabitant_has_waited_for_three_years(elu: Elu):
    """Two taps to the very answer, and a letter ready to be copied in it."""
    elu.toucher(elu.page.get_by_role("link", name="Pourquoi Mme X attend-elle"))
    question = elu.page.locator("#repondre")
    expect(question).to_be_in_viewport()
    expect(question.locator("h3, h2").first).to_contain_text("attend un logement")
    expect(question.locator(".lettre")).to_be_visible()
    assert elu.touches == 2


def test_the_figures_and_rules_of_an_epci(elu: Elu):
    """Type the commune, take its name: the sheet of its EPCI, ready to be printed."""
    elu.toucher(elu.page.locator("#commune"))
    elu.page.keyboard.type("lens")
    elu.toucher(elu.page.locator(f'#communes-trouvees a[href*="{TERRITOIRE}fiche/"]').first)
    expect(elu.page).to_have_url(re.compile(rf"/{TERRITOIRE}fiche/"))
    expect(elu.page.locator("h1")).to_contain_text("Lens")
    expect(elu.page.locator(".fiche__nombres").first).to_be_visible()
    # The tap into the field goes with the typing.
    assert elu.touches - 1 == 2


def test_who_decides_and_what_one_can_do(elu: Elu):
    elu.suivre("elus/qui-decide/")
    expect(elu.page.get_by_role("heading", name="Vous ne pouvez pas", exact=True)).to_be_visible()
    assert elu.touches == 2


@pytest.mark.parametrize(
    "chemin",
    [("ppgdid/", "ppgdid/auto-controle/"), ("ppgdid/", "ppgdid/service-d-accueil/"), ("ppgdid/auto-controle/",)],
)
def test_what_a_plan_must_hold(chemin: tuple[str, ...], elu: Elu):
    """From the page of officials, two taps at most to the self-check, by the kit or straight."""
    for adresse in chemin:
        elu.suivre(adresse)
    expect(elu.page.locator("main h2").first).to_be_visible()
    assert elu.touches - 1 <= 2


@pytest.mark.parametrize(
    ("adresse", "pli"), [(page_de_commune(LENS), ".pour-les-elus"), (TERRITOIRE, "#integrer")], ids=["commune", "epci"]
)
def test_the_desk_on_the_site_of_a_town(elu: Elu, adresse: str, pli: str):
    """On the page of the commune, or of its EPCI: open, copy; what is copied leads to that page."""
    page = elu.page
    page.goto(adresse)
    elu.touches = 0
    elu.toucher(page.locator(f"{pli} summary").first)
    expect(page.locator("#integrer-code")).to_have_value(re.compile(rf'href="https?://[^"]+/{adresse}"'))
    elu.toucher(page.locator(f"{pli} button"))
    expect(page.locator(f"{pli} [role=status]")).not_to_be_empty()
    assert elu.touches == 2


def test_what_has_changed_this_quarter(elu: Elu):
    elu.suivre("veille/")
    expect(elu.page.locator(".veille-liste > li, .veille-ligne").first).to_be_visible()
    assert elu.touches == 2
