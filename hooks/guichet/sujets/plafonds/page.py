"""What the page that holds the tool needs besides its text."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.plafonds.outil import outil

PAGES = Pages()


@PAGES.complete("conditions.html")
def conditions(site: Site) -> dict[str, Any]:
    """The income check."""
    return {"outil": outil(site.donnees, site.interface, site.aujourdhui)}
