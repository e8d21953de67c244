"""No language lies: text is always under its own ``lang`` and ``dir``."""

import re
from urllib.parse import urljoin

import pytest

from appui.construction import ADRESSE
from appui.isolats import non_isoles
from appui.pages import LANGUES, SENS, PageConstruite, herite
from appui.territoires import table

LATIN = re.compile(r"[A-Za-zÀ-ÿ]{3}")
ARABE = re.compile(r"[\u0600-\u06ff]")
LUS = ("alt", "title", "aria-label", "placeholder", "aria-description")


@pytest.mark.parametrize("langue", LANGUES)
def test_each_page_declares_its_language_and_direction(langue: str, pages: dict[str, PageConstruite]):
    for page in (page for page in pages.values() if page.langue == langue):
        racine = page.arbre.css_first("html")
        corps = page.arbre.body
        assert corps is not None
        assert racine.attributes["lang"] == langue, page.chemin
        sens = racine.attributes.get("dir") or corps.attributes.get("dir") or "ltr"
        assert sens == SENS[langue], page.chemin


def test_text_in_arabic_pages_is_arabic_or_says_its_language(pages: dict[str, PageConstruite]):
    fautes = {
        f"{page.chemin} : « {texte[:60]} »"
        for page in pages.values()
        if page.langue == "ar"
        for noeud, texte in page.textes()
        if LATIN.search(texte) and herite(noeud, "lang") == "ar"
    }
    assert not fautes, f"{len(fautes)} textes latins sans lang :\n" + "\n".join(sorted(fautes)[:30])


def test_arabic_text_elsewhere_says_its_language(pages: dict[str, PageConstruite]):
    fautes = {
        f"{page.chemin} : « {texte[:60]} »"
        for page in pages.values()
        if page.langue != "ar"
        for noeud, texte in page.textes()
        if ARABE.search(texte) and herite(noeud, "lang") != "ar"
    }
    assert not fautes, "\n".join(sorted(fautes)[:30])


def test_text_under_another_language_has_the_direction_of_that_language(pages: dict[str, PageConstruite]):
    fautes = set()
    for page in pages.values():
        for noeud, texte in page.textes():
            langue = herite(noeud, "lang")
            if langue != page.langue and herite(noeud, "dir") not in {SENS[langue], "auto", ""}:
                fautes.add(f"{page.chemin} : « {texte[:60]} » ({langue})")
    assert not fautes, "\n".join(sorted(fautes)[:30])


def test_names_read_aloud_are_in_the_language_they_are_under(pages: dict[str, PageConstruite]):
    """Attributes cannot hold markup: Arabic is on an element in Arabic, what is wholly in Latin letters on another.

    The templates and the shortcodes are those of the other languages too.
    """
    fautes = set()
    for page in (page for page in pages.values() if page.langue == "ar"):
        for attribut in LUS:
            for noeud in page.arbre.css(f"body [{attribut}]"):
                valeur = str(noeud.attributes[attribut] or "")
                en_arabe = bool(ARABE.search(valeur))
                if (en_arabe or LATIN.search(valeur)) and en_arabe is not (herite(noeud, "lang") == "ar"):
                    fautes.add(f"{page.chemin} : {attribut}=« {valeur[:60]} »")
    assert not fautes, "\n".join(sorted(fautes)[:30])


def test_french_names_are_marked_in_english_pages(pages: dict[str, PageConstruite]):
    noms = {ligne["nom"] for ligne in table("epci.csv")}
    fautes = {
        f"{page.chemin} : « {texte[:60]} »"
        for page in pages.values()
        if page.langue == "en"
        for noeud, texte in page.textes()
        if texte in noms and herite(noeud, "lang") == "en"
    }
    assert not fautes, "\n".join(sorted(fautes)[:30])


def test_the_switcher_names_each_other_language_in_that_language(pages: dict[str, PageConstruite]):
    noms = {"fr": "Français", "en": "English", "ar": "العربية"}
    for page in pages.values():
        for langue in set(LANGUES) - {page.langue}:
            liens = [lien for lien in page.arbre.css(f'body a[hreflang="{langue}"]') if noms[langue] in lien.text()]
            assert liens, f"{page.chemin} : pas de lien en {langue}"
            for lien in liens:
                assert herite(lien, "lang") == langue or lien.css(f'[lang="{langue}"]'), f"{page.chemin} : {langue}"


def test_the_switcher_leads_to_the_same_page_or_says_it_does_not(pages: dict[str, PageConstruite]):
    for page in (page for page in pages.values() if page.indexable):
        for langue in set(LANGUES) - {page.langue}:
            prefixe = "" if langue == "fr" else f"{langue}/"
            existe = prefixe + page.sans_langue in pages
            attendue = page.sans_langue if existe else ""
            lien = page.arbre.css_first(f'header a[hreflang="{langue}"]')
            assert urljoin(page.adresse, str(lien.attributes["href"])) == ADRESSE + prefixe + attendue, page.chemin
            assert existe or lien.attributes.get("title"), f"{page.chemin} : rien ne dit que la page n'existe pas"


def test_numbers_and_french_stand_whole_in_arabic_pages(pages: dict[str, PageConstruite]):
    """Else the reader sees « 06*15426 » (the cases of the walk are in tests/unit/test_isolats.py)."""
    fautes = [
        f"{page.chemin} : « {suite[:60]} »"
        for page in pages.values()
        if page.langue == "ar"
        for suite in non_isoles(page.arbre)
    ]
    assert not fautes, f"{len(fautes)} suites hors d'un isolat :\n" + "\n".join(sorted(fautes)[:30])


def test_isolates_stay_out_of_attributes_titles_and_pictures(pages: dict[str, PageConstruite]):
    balises = re.compile(r"<(?:bdi|span)\b")
    for page in (page for page in pages.values() if page.langue == "ar"):
        assert not balises.search(page.arbre.css_first("title").text()), page.chemin
        assert not page.arbre.css("svg bdi, svg span"), page.chemin
        for noeud in page.arbre.css("[aria-label], [title], [placeholder], [content], [alt], [data-copie]"):
            assert not any(balises.search(str(valeur)) for valeur in noeud.attributes.values()), page.chemin
