"""Reporting an error: one page, reached from every place and every page, and never a letter without an address."""

from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest

from appui.pages import LANGUES, PageConstruite, chemin_interne, lisible
from appui.territoires import liste

PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}


def test_no_letter_is_without_an_address(pages: dict[str, PageConstruite]):
    fautes = [
        f"{page.chemin} → {lien.attributes['href']}"
        for page in pages.values()
        for lien in page.arbre.css('a[href^="mailto:" i]')
        if "@" not in str(lien.attributes["href"]).partition("?")[0]
    ]
    assert not fautes, "\n".join(fautes[:20])


@pytest.mark.parametrize("langue", LANGUES)
def test_every_report_link_leads_to_the_page_and_says_whence(langue: str, pages: dict[str, PageConstruite]):
    intitule = lisible(liste("interface/signaler.yml")["lien"][langue])
    cible = f"{PREFIXES[langue]}signaler/"
    for page in (page for page in pages.values() if page.langue == langue):
        liens = [a for a in page.arbre.css("a") if lisible(a.text()) == intitule]
        # One in the foot of each page, itself excepted.
        assert len(liens) >= (page.chemin != cible), page.chemin
        for lien in liens:
            absolue = urljoin(page.adresse, str(lien.attributes["href"]))
            assert chemin_interne(absolue) == (cible, ""), f"{page.chemin} → {absolue}"
            # The site map leads to the page as to any other.
            if page.indexable and page.sans_langue != "plan/":
                assert parse_qs(urlsplit(absolue).query, keep_blank_values=True)["page"] == [page.sans_langue]


@pytest.mark.parametrize("langue", LANGUES)
def test_the_page_says_what_to_write_and_where_without_javascript(langue: str, pages: dict[str, PageConstruite]):
    page = pages[f"{PREFIXES[langue]}signaler/"]
    editeur = liste("editeur.yml")
    assert editeur["courriel"] is None, "la page dit encore qu'il n'y a pas d'adresse électronique"
    adresse = lisible(page.arbre.css_first("address").text())
    assert lisible(editeur["nom"]) in adresse
    assert lisible(editeur["adresse"]) in adresse
    blancs = page.arbre.css("#signalement [data-champ]")
    assert [blanc.attributes["data-champ"] for blanc in blancs] == ["page", "lieu", "date"]
    assert all(blanc.text().startswith("[") and blanc.text().endswith("]") for blanc in blancs)
    assert page.arbre.css_first("#signaler-courriel") is None


@pytest.mark.lent
def test_the_address_of_the_publisher_is_used_everywhere_once_known(demain):
    mots = liste("interface/signaler.yml")
    for page in demain.pages.values():
        for lien in (a for a in page.arbre.css("a") if lisible(a.text()) == lisible(mots["lien"][page.langue])):
            lettre = urlsplit(str(lien.attributes["href"]))
            if page.sans_langue == "plan/" and not lettre.scheme:
                continue
            assert (lettre.scheme, lettre.path) == ("mailto", demain.courriel), page.chemin
            corps = unquote(parse_qs(lettre.query)["body"][0])
            assert not page.indexable or page.adresse in corps, page.chemin
    territoire = demain.pages["territoires/ca-de-lens-lievin/"]
    premier = territoire.arbre.css_first(".lieu:has(.signaler)")
    assert lisible(premier.css_first(".lieu__nom").text()) in unquote(
        str(premier.css_first(".signaler a").attributes["href"])
    )
    for prefixe in PREFIXES.values():
        bouton = demain.pages[f"{prefixe}signaler/"].arbre.css_first("#signaler-courriel")
        assert str(bouton.attributes["href"]).startswith(f"mailto:{demain.courriel}?")
