"""What a device keeps for the pages of the site."""

from playwright.sync_api import Page

_VIEILLIR = """jours => {
  for (const [cle, texte] of Object.entries(localStorage)) {
    const garde = JSON.parse(texte);
    localStorage.setItem(cle, JSON.stringify({ ...garde, le: garde.le - jours * 86400000 }));
  }
}"""


def vieillir(page: Page, jours: int) -> None:
    """Make ``jours`` more days pass for all that is kept, and open the page again."""
    page.evaluate(_VIEILLIR, jours)
    page.reload()
