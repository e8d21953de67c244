"""What the page that holds the tool needs besides its text."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.renouvellement.outil import outil

PAGES = Pages()


@PAGES.complete("renouveler.html")
def renouveler(site: Site) -> dict[str, Any]:
    """« My dates »."""
    return {"outil": outil(site.donnees, site.interface, site.aujourdhui)}
