"""The pages that exist, and those that must not."""

from appui.gabarits import EN_FRANCAIS, TROIS_LANGUES
from appui.pages import LANGUES, PageConstruite
from appui.territoires import EPCI, slugs

PREFIXES = {"fr": "", "en": "en/", "ar": "ar/"}


def test_each_epci_has_its_page_in_each_language_and_no_other_territory_exists(pages: dict[str, PageConstruite]):
    attendues = {f"{prefixe}territoires/{slug}/" for prefixe in PREFIXES.values() for slug in slugs().values()}
    fiches = {f"territoires/{slug}/fiche/" for slug in slugs().values()}
    presentes = {chemin for chemin, page in pages.items() if page.sans_langue.startswith("territoires/")}
    assert len(attendues) == 3 * EPCI
    assert presentes - {f"{prefixe}territoires/" for prefixe in PREFIXES.values()} == attendues | fiches


def test_pages_for_everyone_exist_in_each_language(pages: dict[str, PageConstruite]):
    attendues = {prefixe + chemin for prefixe in PREFIXES.values() for chemin in TROIS_LANGUES.values()}
    assert attendues <= pages.keys()


def test_pages_for_officials_and_professionals_exist_in_french_only(pages: dict[str, PageConstruite]):
    assert set(EN_FRANCAIS.values()) <= pages.keys()
    intruses = [
        page.chemin
        for page in pages.values()
        if page.langue != "fr" and page.sans_langue.split("/")[0] in {"elus", "professionnels", "ppgdid", "veille"}
    ]
    assert intruses == []


def test_a_page_of_another_language_is_a_page_of_the_french_site(pages: dict[str, PageConstruite]):
    for page in pages.values():
        assert page.sans_langue in pages, f"{page.chemin} n'a pas de page française"


def test_one_404_page_in_french_leads_to_each_language(pages: dict[str, PageConstruite]):
    perdues = [chemin for chemin in pages if chemin.endswith("404.html")]
    assert perdues == ["404.html"]
    page = pages["404.html"]
    liens = {absolue for _, absolue in page.adresses()}
    assert page.arbre.css_first("html").attributes["lang"] == "fr"
    for prefixe in PREFIXES.values():
        assert any(lien.endswith(f"site.exemple/{prefixe}") for lien in liens), f"pas de lien vers /{prefixe}"


def test_each_language_has_pages(pages: dict[str, PageConstruite]):
    assert {page.langue for page in pages.values()} == set(LANGUES)
