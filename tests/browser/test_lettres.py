"""« Which letter did you receive? »: the day when the time that a letter gives ends."""

import datetime
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.donnees import donnees
from appui.pages import LANGUES
from guichet.socle.calendrier import Duree, ajouter
from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.lettres.fiches import LETTRES

Ouvrir = Callable[..., Page]
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}


@pytest.mark.parametrize("langue", LANGUES)
def test_a_date_gives_the_day_when_the_time_ends(langue: str, page_mobile: Ouvrir):
    lettre = donnees()[LETTRES]["mediation-non"]
    page = page_mobile(ACCUEIL[langue] + lettre.chemin)
    interface = Interface(langue, donnees().chaines)
    delai = donnees()[DELAIS][lettre.delai]
    champ, reponse = page.locator("#lettre-jour"), page.locator(".lettre__reponse p").first
    for depart, passe in ((datetime.datetime.now(datetime.UTC).date(), False), (datetime.date(2020, 1, 31), True)):
        champ.fill(depart.isoformat())
        page.locator(".lettre__date [type=submit]").click()
        fin = ajouter(depart, Duree(delai.valeur, delai.unite))
        expect(reponse).to_contain_text(str(interface.jour(fin)))
        expect(page.locator("[data-agenda]")).to_be_visible(visible=not passe)
    champ.fill("")
    page.locator(".lettre__date [type=submit]").click()
    expect(page.locator("#lettre-erreur")).to_be_visible()
    expect(page.locator(".lettre__reponse")).to_be_hidden()


@pytest.mark.parametrize("langue", LANGUES)
def test_three_taps_and_no_script_lead_to_what_to_do(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue], java_script_enabled=False)
    page.locator('.taches a[href$="demander/lettres/"]').click()
    page.locator("#lettre-commandement-de-payer a").click()
    expect(page.locator(".lettre ol li").first.locator('a[href^="tel:"]')).to_be_visible()
    expect(page.locator(".lettre__date form")).to_be_hidden()
