"""A page that was built long ago, read on the device of someone who cannot know it."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.axe import examiner
from appui.construction import JOUR
from appui.publies import actifs
from guichet.sujets.recherche.fichiers import etat

Ouvrir = Callable[..., Page]
TELEPHONE = {"width": 360, "height": 740}
DECRET = "veille/2026-02-12-aides-au-logement-ccapex/"
VIEUX = "aside.vieux-site"


def lire(ouvrir: Ouvrir, chemin: str, jour: str) -> Page:
    page = ouvrir(None, viewport=TELEPHONE)
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(f"{jour}T12:00:00+01:00"))
    page.goto(chemin)
    page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("jour", [JOUR, "2026-12-04"])
def test_a_site_of_this_week_says_nothing_of_its_age(ouvrir: Ouvrir, jour: str):
    expect(lire(ouvrir, "demander/papiers/", jour).locator(VIEUX)).to_be_hidden()


@pytest.mark.parametrize("jour", ["2026-12-05", "2027-01-02", "2028-03-01", "2030-01-01"])
@pytest.mark.parametrize(
    ("chemin", "dit"),
    [
        ("demander/papiers/", "27 novembre 2026"),
        ("en/demander/papiers/", "27 November 2026"),
        ("ar/demander/papiers/", "27 نوفمبر 2026"),
        ("communes/lens-62498/", "27 novembre 2026"),
    ],
)
def test_a_site_that_nobody_builds_any_more_says_so(ouvrir: Ouvrir, chemin: str, dit: str, jour: str):
    avis = lire(ouvrir, chemin, jour).locator(VIEUX)
    expect(avis).to_be_visible()
    expect(avis.locator("time")).to_have_text(dit)


def test_the_warning_is_readable_by_all(ouvrir: Ouvrir):
    for chemin in ("", "ar/", "veille/"):
        fautes = examiner(lire(ouvrir, chemin, "2028-03-01"))
        assert not fautes, "\n".join(fautes)


@pytest.mark.parametrize(
    ("jour", "passe"), [(JOUR, False), ("2026-12-31", False), ("2027-01-02", True), ("2030-01-01", True)]
)
def test_what_was_to_come_is_told_to_be_past(ouvrir: Ouvrir, jour: str, passe: bool):
    """A decree in force on 1 January 2027: on its own page, and in the list of what is coming."""
    ligne = f'details:has(#a-venir) .veille-ligne:has(a[href*="{DECRET.split("/")[1]}"])'
    for chemin, ou in ((DECRET, ".veille-etat"), ("veille/", ligne)):
        place = lire(ouvrir, chemin, jour).locator(ou)
        expect(place.get_by_text("à venir", exact=True)).to_be_visible(visible=not passe)
        expect(place.get_by_text("date passée", exact=True)).to_be_visible(visible=passe)


@pytest.mark.parametrize(("jour", "visible"), [(JOUR, False), ("2027-01-02", True), ("2028-03-01", True)])
def test_a_page_that_its_own_rule_overtakes_says_so(ouvrir: Ouvrir, jour: str, visible: bool):
    """The banner that a new build would show, on the same day: the decree touches that page."""
    avis = lire(ouvrir, "demander/impayes/", jour).locator("aside.a-relire:not(.vieux-site, .page-gardee)")
    expect(avis).to_be_visible(visible=visible)
    expect(avis.locator(f'a[href*="{DECRET}"]')).to_be_visible(visible=visible)


@pytest.mark.parametrize(("jour", "visible"), [(JOUR, False), ("2028-03-01", True)])
def test_a_page_read_too_long_ago_says_so(ouvrir: Ouvrir, jour: str, visible: bool):
    avis = lire(ouvrir, "ar/demander/papiers/", jour).locator("aside.a-relire:not(.vieux-site, .page-gardee)")
    expect(avis).to_be_visible(visible=visible)


def test_without_an_answer_nothing_is_said(ouvrir: Ouvrir):
    page = ouvrir(None, viewport=TELEPHONE)
    page.clock.set_fixed_time(datetime.datetime.fromisoformat("2028-03-01T12:00:00+01:00"))
    page.route(f"**/{etat(actifs().version)}", lambda route: route.abort())
    page.goto("demander/papiers/")
    page.wait_for_load_state("networkidle")
    expect(page.locator(VIEUX)).to_be_hidden()
