"""What search engines are told: canonical, alternates, sitemap."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from appui.construction import ADRESSE, JOUR, PROJET
from appui.pages import PageConstruite, pages_de_communes

ESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def alternatives(page: PageConstruite) -> dict[str, str]:
    """Return ``{hreflang: address}`` of the head of ``page``."""
    assert page.arbre.head is not None
    return {
        str(lien.attributes["hreflang"]): str(lien.attributes["href"])
        for lien in page.arbre.head.css("link[hreflang]")
        if "alternate" in str(lien.attributes["rel"]).split()
    }


def test_each_page_names_its_own_address(pages: dict[str, PageConstruite]):
    for page in (page for page in pages.values() if page.indexable):
        canoniques = [lien.attributes["href"] for lien in page.arbre.css('link[rel="canonical"]')]
        assert canoniques == [page.adresse], page.chemin


def test_alternates_are_absolute_reciprocal_and_have_a_default(pages: dict[str, PageConstruite]):
    par_adresse = {page.adresse: page for page in pages.values()}
    for page in (page for page in pages.values() if page.indexable):
        liens = alternatives(page)
        soeurs = {soeur.langue: soeur.adresse for soeur in pages.values() if soeur.sans_langue == page.sans_langue}
        assert {langue: adresse for langue, adresse in liens.items() if langue != "x-default"} == soeurs, page.chemin
        assert liens.get("x-default") == soeurs["fr"], page.chemin
        for adresse in liens.values():
            assert alternatives(par_adresse[adresse]) == liens, f"{page.chemin} ↔ {adresse}"


def test_sitemap_lists_exactly_the_pages(pages: dict[str, PageConstruite], site_construit: Path):
    plan = ET.parse(site_construit / "sitemap.xml").getroot()
    adresses = [str(noeud.text) for noeud in plan.findall("s:url/s:loc", ESPACES)]
    assert len(adresses) == len(set(adresses))
    communes = {page.adresse for page in pages_de_communes(site_construit)}
    assert set(adresses) == communes | {page.adresse for page in pages.values() if page.indexable}


def test_sitemap_alternates_are_those_of_the_pages(pages: dict[str, PageConstruite], site_construit: Path):
    par_adresse = {page.adresse: page for page in pages.values()}
    vues = 0
    for noeud in ET.parse(site_construit / "sitemap.xml").getroot().findall("s:url", ESPACES):
        liens = {str(lien.get("hreflang")): str(lien.get("href")) for lien in noeud.findall("x:link", ESPACES)}
        # test_communes.py looks at those of every commune.
        if page := par_adresse.get(str(noeud.findtext("s:loc", namespaces=ESPACES))):
            assert all(alternatives(page).get(langue) == adresse for langue, adresse in liens.items()), page.chemin
            vues += 1
    assert vues == sum(page.indexable for page in pages.values())


def test_the_sitemap_tells_when_each_page_was_last_read_at_its_source(site_construit: Path):
    plan = ET.parse(site_construit / "sitemap.xml").getroot()
    dates = {
        str(noeud.findtext("s:loc", namespaces=ESPACES)).removeprefix(ADRESSE): noeud.findtext(
            "s:lastmod", namespaces=ESPACES
        )
        for noeud in plan.findall("s:url", ESPACES)
    }
    for chemin, date in dates.items():
        assert date is None or date <= JOUR, chemin
    entete = (PROJET / "docs/en/demander/papiers.md").read_text(encoding="utf-8")
    assert f"lu_le: {dates['en/demander/papiers/']}" in entete
    texte = (PROJET / "data/veille/2026-02-12-aides-au-logement-ccapex.yml").read_text(encoding="utf-8")
    assert f"lu_le: {dates['veille/2026-02-12-aides-au-logement-ccapex/']}" in texte
    sans_date = {chemin for chemin, date in dates.items() if date is None}
    assert not [chemin for chemin in sans_date if re.match("territoires/[^/]+/$|textes/.|demander/faq/", chemin)]


def test_robots_are_shown_the_sitemap(site_construit: Path):
    lignes = (site_construit / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lignes[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {ADRESSE}sitemap.xml" in lignes


def test_the_lost_page_is_kept_out_of_search_engines(pages: dict[str, PageConstruite]):
    robots = pages["404.html"].arbre.css_first('meta[name="robots"]')
    assert robots is not None
    assert "noindex" in str(robots.attributes["content"])
    assert ADRESSE + "404.html" not in str(alternatives(pages["404.html"]))
