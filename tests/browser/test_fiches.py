"""What elected officials do: find the brief of their intercommunality, a question, a text to copy."""

import io
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from appui.axe import examiner
from appui.gabarits import LENS, LILLE, MONTDIDIER
from appui.territoires import slug_de_commune

Ouvrir = Callable[..., Page]
PRESSE_PAPIERS = ["clipboard-read", "clipboard-write"]


def test_two_taps_lead_to_the_brief_of_a_commune(page_mobile: Ouvrir):
    page = page_mobile("")
    page.locator('main a[href$="elus/"]').tap()
    page.locator("#commune").tap()
    page.keyboard.type("lens")
    page.locator(f'#communes-trouvees a[data-insee="{LENS}"]').first.tap()
    expect(page).to_have_url(re.compile(rf"/territoires/{slug_de_commune(LENS)}/fiche/#c{LENS}$"))
    # The line of the commune itself, unfolded and in sight.
    expect(page.locator(f"#c{LENS}")).to_be_in_viewport()
    expect(page.locator(f"#c{LENS} dd").first).to_have_text(re.compile(r"\d"))
    expect(page.locator('[data-nature="cia"] strong')).to_have_text("Signature")


def test_a_brief_prints_on_one_sheet(page_bureau: Ouvrir):
    for insee in (LILLE, MONTDIDIER):
        page = page_bureau(f"territoires/{slug_de_commune(insee)}/fiche/")
        page.emulate_media(media="print")
        assert len(PdfReader(io.BytesIO(page.pdf(format="A4"))).pages) == 1, insee


def test_two_taps_copy_the_card_for_the_site_of_a_town_hall(page_mobile: Ouvrir):
    page = page_mobile(f"territoires/{slug_de_commune(LENS)}/", permissions=PRESSE_PAPIERS)
    page.locator("#integrer summary").tap()
    page.locator("#integrer button").tap()
    expect(page.locator("#integrer [role=status]")).to_have_text("Code copié.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#integrer-code").input_value()


def test_the_list_of_questions_is_filtered_as_one_types(page_mobile: Ouvrir):
    page = page_mobile("elus/faq/")
    gardees = page.locator(".index-questions section li:not([hidden])")
    toutes = gardees.count()
    expect(gardees.first).to_be_hidden()
    page.locator("#filtre").fill("EXPULSION maire")
    # What was folded opens on what is found, and folds again.
    restent = page.locator(".index-questions section li:visible")
    expect(page.locator(".index-questions [role=status]")).to_have_text(re.compile(r"^\d+ questions? trouvées?$"))
    assert 0 < restent.count() < toutes
    assert page.locator(".index-questions section:visible").count() < 13
    page.locator("#filtre").fill("zzzz")
    expect(restent).to_have_count(0)
    page.locator("#filtre").fill("")
    expect(restent).to_have_count(0)
    expect(gardees).to_have_count(toutes)
    page.goto("ar/glossaire/")
    # An Arabic word is found behind its article and without its marks.
    for mot, attendu in (("موحد", "attestation-enregistrement"), ("cotation", "cotation")):
        page.locator("#filtre").fill(mot)
        expect(page.locator(f"#{attendu}")).to_be_visible()
        assert page.locator("[data-entree]:visible").count() < page.locator("[data-entree]").count() / 2
    # The lines of a long table too.
    page.goto("chiffres/sru/")
    page.locator("#filtre").fill("henin beau")
    expect(page.locator("tbody tr:visible")).to_have_text(re.compile("^Hénin-Beaumont"))


def test_the_list_of_questions_knows_the_words_of_letters_and_leads_to_the_search(page_mobile: Ouvrir):
    page = page_mobile("en/demander/faq/")
    partout = page.locator("[data-partout]")
    page.locator("#filtre").fill("Dalo")
    expect(page.locator("[data-entree]:visible").first).to_have_id(re.compile("^dalo-"))
    expect(partout).to_be_hidden()
    # What the list does not hold, the whole site may.
    page.locator("#filtre").fill("deposit zzz")
    expect(page.locator("[data-entree]:visible")).to_have_count(0)
    page.locator("#filtre").fill("deposit")
    partout.tap()
    expect(page.locator("dialog.recherche input[name=q]")).to_have_value("deposit")
    expect(page.locator("dialog.recherche ol a").first).to_be_visible()
    # What was typed stays out of the address.
    assert "deposit" not in page.url


def test_an_old_link_to_a_question_leads_to_its_answer(page_mobile: Ouvrir):
    page = page_mobile("demander/faq/#numero-perdu")
    expect(page).to_have_url(re.compile(r"/demander/faq/numero-perdu/$"))
    page.goto("elus/faq/#repondre")
    expect(page).to_have_url(re.compile(r"/elus/faq/[a-z-]+/#repondre$"))
    expect(page.locator("#repondre h2")).to_be_in_viewport()


def test_a_letter_is_copied_without_its_markup(page_bureau: Ouvrir):
    page = page_bureau("elus/faq/repondre-habitant/#repondre", permissions=PRESSE_PAPIERS)
    page.locator("#repondre .lettre button").click()
    expect(page.locator("#repondre .lettre [role=status]")).to_have_text("Texte copié.")
    copie = page.evaluate("navigator.clipboard.readText()")
    assert copie == page.locator("#lettre-repondre").text_content()
    assert "<" not in copie
    assert not examiner(page)


def test_without_javascript_questions_and_letters_are_there(page_mobile: Ouvrir):
    page = page_mobile("elus/faq/", java_script_enabled=False)
    expect(page.locator(".filtre")).to_be_hidden()
    page.goto("demander/faq/#numero-perdu")
    expect(page.locator(".filtre")).to_be_hidden()
    page.locator("#numero-perdu a").tap()
    expect(page).to_have_url(re.compile(r"/demander/faq/numero-perdu/$"))
    page.goto("elus/faq/repondre-habitant/")
    page.locator("#repondre summary").tap()
    expect(page.locator("#lettre-repondre")).to_be_visible()
    expect(page.locator(".lettre button").first).to_be_hidden()
