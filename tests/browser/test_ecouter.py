"""« Listen »: what the device reads, and where it has no voice; folds, which what is read or sought opens."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from appui.axe import examiner

Ouvrir = Callable[..., Page]
# A device with the voices that the test names; it says each sentence at once and ends it when it is told to.
APPAREIL = """
const voix = (lang, localService, defaut = false) => ({ lang, localService, default: defaut, name: lang });
const dites = [];
window.dites = dites;
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => VOIX, addEventListener() {}, cancel() {}, speak: (dite) => dites.push(dite),
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def appareil(voix: str) -> str:
    return APPAREIL.replace("VOIX", f"[{voix}]")


@pytest.mark.parametrize(
    ("chemin", "voix"),
    [
        ("demander/recours/", 'voix("fr-FR", true)'),
        ("ar/demander/recours/", 'voix("fr-FR", true), voix("ar-SA", true, true)'),
    ],
)
def test_the_main_points_are_read_sentence_by_sentence(chemin: str, voix: str, page_mobile: Ouvrir):
    page = page_mobile(chemin, initial=appareil(voix))
    lire, arreter = page.locator("[data-geste=lire]"), page.locator("[data-geste=arreter]")
    attendues = [page.locator("#en-bref").inner_text(), *page.locator("#en-bref + ul > li").all_inner_texts()]
    # A key on what is not shown yet is lost.
    expect(lire).to_be_visible()
    lire.press("Enter")
    expect(arreter).to_be_visible()
    assert not (fautes := examiner(page)), "\n".join(fautes)
    dites = []
    while page.locator(".lu").count():
        marque = page.locator(".lu").inner_text()
        dite = page.evaluate("({text: dites.at(-1).text, lang: dites.at(-1).lang, rate: dites.at(-1).rate})")
        assert dite["text"].split()[0] in marque
        assert dite["lang"].startswith("ar" if chemin.startswith("ar") else "fr")
        dites.append(dite["text"])
        page.evaluate("dites.at(-1).onend()")
    lues = " ".join(" ".join(dites).split())
    assert all(attendue.split()[-1].strip(".") in lues for attendue in attendues)
    assert len(dites) > len(attendues)
    expect(arreter).to_be_hidden()


def test_reading_pauses_at_a_sentence_and_changes_speed(page_bureau: Ouvrir):
    page = page_bureau("demander/tres-simple/papiers/", initial=appareil('voix("fr-FR", true)'))
    lire = page.locator("[data-geste=lire]")
    lire.click()
    expect(lire).to_have_text("Pause")
    page.evaluate("dites.at(-1).onend()")
    deuxieme = page.evaluate("dites.at(-1).text")
    lire.click()
    expect(lire).to_have_text("Reprendre")
    lire.click()
    assert page.evaluate("dites.at(-1).text") == deuxieme
    page.locator(".ecouter select").select_option("1.3")
    assert page.evaluate("[dites.at(-1).text, dites.at(-1).rate]") == [deuxieme, 1.3]
    page.locator("[data-geste=arreter]").click()
    expect(lire).to_have_text("Écouter")
    expect(page.locator(".lu")).to_have_count(0)


@pytest.mark.parametrize("voix", ["", 'voix("en-GB", true)', 'voix("fr-FR", false)'])
def test_no_voice_of_the_device_no_button(voix: str, page_mobile: Ouvrir):
    """A voice that is not on the device would be told what one reads."""
    page = page_mobile("demander/tres-simple/papiers/", initial=appareil(voix))
    # What would show it has run.
    page.wait_for_load_state("networkidle")
    expect(page.locator(".ecouter")).to_be_hidden()


def test_a_fold_opens_for_a_link_and_on_paper(page_bureau: Ouvrir):
    page = page_bureau("demander/recours/#problemes")
    pli = page.locator(".pli:has(#problemes)")
    expect(pli).to_have_attribute("open", "")
    page.goto("demander/recours/")
    expect(pli).not_to_have_attribute("open", "")
    page.evaluate("location.hash = '#dalo'")
    expect(page.locator(".pli:has(#dalo)")).to_have_attribute("open", "")
    feuilles = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    texte = " ".join(" ".join(feuille.extract_text().split()) for feuille in feuilles)
    assert "Vous passez après un autre candidat" in texte
    # Nothing to tap.
    assert "Tous les numéros" not in texte
    expect(pli).not_to_have_attribute("open", "")


def test_without_script_a_fold_opens_where_a_link_leads_in_it(page_mobile: Ouvrir):
    page = page_mobile("demander/impayes/#quitter-les-lieux", java_script_enabled=False)
    pli = page.locator(".pli:has(#quitter-les-lieux)")
    expect(pli.locator("summary")).to_be_in_viewport()
    pli.locator("summary").tap()
    expect(pli.locator("ol")).to_be_visible()
