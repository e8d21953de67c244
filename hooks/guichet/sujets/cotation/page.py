"""What the page that holds the tool needs besides its text."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.cotation.outil import outil

PAGES = Pages()


@PAGES.complete("simulateur.html")
def cotation(site: Site) -> dict[str, Any]:
    """The scoring simulator."""
    return {"outil": outil(site.donnees, site.interface)}
