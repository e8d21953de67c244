"""« Which letter did you receive? » and « Where am I? »: what to do, and the day when a time ends."""

import datetime
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from appui.construction import JOUR
from appui.donnees import donnees
from appui.pages import LANGUES
from guichet.socle.calendrier import Duree, ajouter
from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.lettres.fiches import LETTRES
from guichet.sujets.orientation.fiches import ARRIVEES

Ouvrir = Callable[..., Page]
AUJOURDHUI = datetime.date.fromisoformat(JOUR)
ACCUEIL = {"fr": "", "en": "en/", "ar": "ar/"}


@pytest.mark.parametrize("langue", LANGUES)
def test_a_date_gives_the_day_when_the_time_ends(langue: str, page_mobile: Ouvrir):
    lettre = donnees()[LETTRES]["mediation-non"]
    page = page_mobile(ACCUEIL[langue] + lettre.chemin)
    interface = Interface(langue, donnees().chaines)
    delai = donnees()[DELAIS][lettre.delai]
    champ, reponse = page.locator("#lettre-jour"), page.locator(".lettre__reponse p").first
    for depart, passe in ((AUJOURDHUI, False), (datetime.date(2020, 1, 31), True)):
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
def test_the_time_that_depends_on_the_paper_is_that_of_the_paper_chosen(langue: str, page_mobile: Ouvrir):
    lettre = donnees()[LETTRES]["jugement"]
    page = page_mobile(ACCUEIL[langue] + lettre.chemin)
    interface = Interface(langue, donnees().chaines)
    reponse, avis = page.locator(".lettre__reponse p").first, page.locator("#lettre-papier-erreur")
    page.locator("#lettre-jour").fill(JOUR)
    page.locator(".lettre__date [type=submit]").click()
    # Without a paper there is no day: what is missing is said, and where.
    expect(avis).to_have_text(interface.texte("lettres.erreur_papier"))
    expect(page.locator("#lettre-papier")).to_be_focused()
    expect(reponse).to_be_hidden()
    fins = set()
    for rang, papier in enumerate(lettre.papiers):
        page.locator(f"label[for=lettre-papier-{rang}]").tap()
        expect(avis).to_be_hidden()
        expect(reponse).to_be_hidden()
        page.locator(".lettre__date [type=submit]").click()
        delai = donnees()[DELAIS][papier.delai]
        fin = ajouter(AUJOURDHUI, Duree(delai.valeur, delai.unite))
        expect(reponse).to_contain_text(str(interface.jour(fin)))
        fins.add(fin)
    assert len(fins) > 1


@pytest.mark.parametrize("langue", LANGUES)
def test_without_script_each_paper_tells_its_time(langue: str, page_mobile: Ouvrir):
    lettre = donnees()[LETTRES]["jugement"]
    page = page_mobile(ACCUEIL[langue] + lettre.chemin, java_script_enabled=False)
    expect(page.locator(".lettre .carte--note li")).to_have_count(len(lettre.papiers))
    expect(page.locator(".lettre__date form")).to_be_hidden()


@pytest.mark.parametrize("langue", LANGUES)
def test_every_situation_is_three_choices_away_without_script(langue: str, page_mobile: Ouvrir):
    """The rules count the taps; here one of them is walked, from the hub, in each language."""
    page = page_mobile(ACCUEIL[langue] + "demander/", java_script_enabled=False)
    for vers in ("ou-j-en-suis/", "en-attente/", "sans-attestation/"):
        page.locator(f'main a[href$="{vers}"]').first.tap()
        expect(page).to_have_url(re.compile(f"/{vers}$"))
    situation = donnees()[ARRIVEES]["sans-attestation"]
    expect(page.locator(".lettre .carte--note p")).to_have_count(2)
    expect(page.locator(".lettre ol li")).to_have_count(len(situation.faire))
    expect(page.locator(".lettre__date form")).to_be_hidden()
    page.locator('.lettre .actions a[href$="en-attente/"]').tap()
    expect(page).to_have_url(re.compile("ou-j-en-suis/en-attente/$"))


def test_a_delay_of_others_says_when_to_act(page_mobile: Ouvrir):
    page = page_mobile("demander/ou-j-en-suis/sans-attestation/")
    for depart, dit in (
        (AUJOURDHUI, "elle vient le"),
        (datetime.date(2020, 1, 31), "préfet"),
    ):
        page.locator("#lettre-jour").fill(depart.isoformat())
        page.locator(".lettre__date [type=submit]").click()
        expect(page.locator(".lettre__reponse p").first).to_contain_text(dit)


@pytest.mark.parametrize("langue", LANGUES)
def test_three_taps_and_no_script_lead_to_what_to_do(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue], java_script_enabled=False)
    page.locator('.taches a[href$="demander/lettres/"]').click()
    page.locator("#lettre-commandement-de-payer a").click()
    expect(page.locator(".lettre ol li").first.locator('a[href^="tel:"]')).to_be_visible()
    expect(page.locator(".lettre__date form")).to_be_hidden()


@pytest.mark.parametrize("langue", LANGUES)
@pytest.mark.parametrize("lettre", ["jugement", "commandement-de-quitter"])
def test_who_may_be_evicted_reads_of_the_winter_and_of_the_appeal(lettre: str, langue: str, page_mobile: Ouvrir):
    """A date in January is no order to leave in January."""
    page = page_mobile(ACCUEIL[langue] + donnees()[LETTRES][lettre].chemin, java_script_enabled=False)
    for suite in ("impayes/#hiver", "recours/#dalo"):
        expect(page.locator(f'.lettre a[href$="{suite}"]')).to_be_visible()


@pytest.mark.parametrize("langue", LANGUES)
def test_the_time_of_a_warning_is_not_that_of_a_removal(langue: str, page_mobile: Ouvrir):
    page = page_mobile(ACCUEIL[langue] + donnees()[LETTRES]["radiation"].chemin)
    mots = Interface(langue, donnees().chaines)
    expect(page.locator("label[for=lettre-jour]")).to_have_text(mots.texte("lettres.champ_avertissement"))
    page.locator("#lettre-jour").fill("2026-08-31")
    page.locator(".lettre__date [type=submit]").click()
    dit = page.locator(".lettre__reponse p").first
    expect(dit).to_contain_text(mots.texte("lettres.mots_avertissement_passe", date="\x00").partition("\x00")[2][1:])


def test_on_paper_a_letter_keeps_no_empty_tool_and_gives_addresses(page_bureau: Ouvrir):
    page = page_bureau(donnees()[LETTRES]["commandement-de-quitter"].chemin)
    page.emulate_media(media="print")
    champ, bouton = page.locator("#lettre-jour"), page.locator(".lettre__date button")
    expect(page.locator("label[for=lettre-jour]")).to_be_visible()
    expect(champ).to_be_hidden()
    expect(bouton).to_be_hidden()
    apres = "noeud => getComputedStyle(noeud, '::after').content"
    adresse = donnees().liens["formulaire-delai-expulsion"].adresse
    assert adresse in page.locator(f'.lettre a[href="{adresse}"]').evaluate(apres)
    page.emulate_media(media="screen")
    champ.fill(JOUR)
    bouton.first.click()
    page.emulate_media(media="print")
    # What was worked out is printed with the day that it runs from.
    expect(champ).to_be_visible()
    expect(page.locator(".lettre__reponse p").first).to_be_visible()


def test_on_paper_no_one_chooses_a_paper(page_bureau: Ouvrir):
    page = page_bureau(donnees()[LETTRES]["jugement"].chemin)
    page.emulate_media(media="print")
    expect(page.locator("#lettre-papier")).to_be_hidden()
    expect(page.locator("label[for=lettre-jour]")).to_be_visible()
