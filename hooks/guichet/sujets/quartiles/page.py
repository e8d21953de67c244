"""What the page that holds the tool needs besides its text."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.quartiles.outil import outil

PAGES = Pages()


@PAGES.complete("calculette.html")
def quartile(site: Site) -> dict[str, Any]:
    """The first-quartile calculator."""
    return {"outil": outil(site.donnees, site.interface, site.aujourdhui)}
