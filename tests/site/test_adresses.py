"""An old address leads to the new page without any script, in the language of the reader, and search engines forget it."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from appui.construction import ADRESSE
from appui.pages import lisible
from guichet.socle.adresses import entiere
from guichet.sujets.adresses.fiches import PUBLIEES

# What pages are made of or fetch, and what robots and servers ask for.
SANS_ADRESSE = (
    "assets/",
    "recherche/",
    "search/",
    "en/search/",
    "ar/search/",
    "404.html",
    "sitemap.xml",
    "robots.txt",
    ".well-known",
    "hors-ligne.",
    "site.webmanifest",
)


@pytest.mark.lent
@pytest.mark.parametrize("langue", ["", "en/", "ar/"], ids=["fr", "en", "ar"])
def test_an_old_address_leads_to_the_page_that_took_its_place(demain, langue: str):
    for ancienne, nouvelle in demain.parties.items():
        page = demain.pages[f"{langue}{ancienne[1:]}"]
        la_bas = next(c for c in (f"{langue}{nouvelle[1:]}", nouvelle[1:]) if c in demain.pages)
        assert (la_bas == nouvelle[1:]) == (not langue or nouvelle == "/veille/")

        (suite,) = page.arbre.css('meta[http-equiv="refresh"]')
        vers = re.fullmatch(r"0; url=(\S+)", suite.attributes["content"])
        assert urljoin(ADRESSE + langue + ancienne[1:], vers[1]) == ADRESSE + la_bas
        assert page.arbre.css_first("link[rel=canonical]").attributes["href"] == ADRESSE + la_bas
        assert "noindex" in page.arbre.css_first("meta[name=robots]").attributes["content"]
        assert page.arbre.css("link[rel=alternate][hreflang]") == []

        (lien,) = page.arbre.css("main .prose a")
        assert urljoin(ADRESSE + langue + ancienne[1:], lien.attributes["href"]) == ADRESSE + la_bas
        assert lisible(lien.text()) == lisible(demain.pages[la_bas].arbre.css_first("h1").text())
        assert (lien.attributes.get("lang") == "fr") == bool(langue and nouvelle == "/veille/")


@pytest.mark.lent
def test_an_old_address_is_in_no_list_of_pages(demain):
    site = demain.projet / "site"
    listes = [site / "sitemap.xml", *(site / "recherche").rglob("titres.json"), site / "plan/index.html"]
    assert [str(liste) for liste in listes if "page-d-hier" in liste.read_text(encoding="utf-8")] == []


def test_what_is_published_is_what_the_registry_holds(donnees, site_construit: Path):
    notees = {
        entiere(fiche.adresse, langue).removeprefix("/")
        for fiche in donnees[PUBLIEES].values()
        for langue in fiche.langues
    }
    fichiers = {fichier.relative_to(site_construit).as_posix() for fichier in site_construit.rglob("*.*")}
    assert {f"{adresse}index.html" if not adresse or adresse.endswith("/") else adresse for adresse in notees} == {
        fichier for fichier in fichiers if not fichier.startswith(SANS_ADRESSE)
    }
