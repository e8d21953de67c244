"""Tables sorted by their headings."""

from playwright.sync_api import Page

from appui.axe import fautes
from appui.scripts import Ouvrir


def premieres(page: Page) -> list[str]:
    return page.locator("tbody th").all_inner_texts()


def test_sorting(ouvrir: Ouvrir) -> None:
    page = ouvrir("tri.html")
    titres = page.locator("thead th")
    assert titres.get_by_role("button").all_inner_texts() == ["Nom", "Habitants"]
    page.get_by_role("button", name="Nom").click()
    assert premieres(page) == ["Zone", "Flandre", "Écouves", "Artois"]
    assert titres.nth(0).get_attribute("aria-sort") == "descending"
    page.get_by_role("button", name="Habitants").click()
    assert premieres(page) == ["Flandre", "Artois", "Zone", "Écouves"]
    assert [titre.get_attribute("aria-sort") for titre in titres.all()] == [None, "ascending", None]
    page.get_by_role("button", name="Habitants").press("Enter")
    assert premieres(page) == ["Zone", "Artois", "Flandre", "Écouves"]
    page.get_by_role("button", name="Nom").click()
    assert premieres(page) == ["Artois", "Écouves", "Flandre", "Zone"]
    assert fautes(page) == []
