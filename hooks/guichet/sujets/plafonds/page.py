"""What the guides that hold a tool need besides their text."""

from typing import Any

from guichet.pages.registre import Site, complete
from guichet.sujets.cotation import outil as simulateur
from guichet.sujets.plafonds import outil as plafonds
from guichet.sujets.quartiles import outil as calculette
from guichet.sujets.renouvellement import outil as renouvellement


@complete("conditions.html")
def conditions(site: Site) -> dict[str, Any]:
    """The income check."""
    return {"outil": plafonds.outil(site.donnees, site.interface, site.aujourdhui)}


@complete("renouveler.html")
def renouveler(site: Site) -> dict[str, Any]:
    """« My dates »."""
    return {"outil": renouvellement.outil(site.donnees, site.interface, site.aujourdhui)}


@complete("calculette.html")
def quartile(site: Site) -> dict[str, Any]:
    """The first-quartile calculator."""
    return {"outil": calculette.outil(site.donnees, site.interface, site.aujourdhui)}


@complete("simulateur.html")
def cotation(site: Site) -> dict[str, Any]:
    """The scoring simulator."""
    return {"outil": simulateur.outil(site.donnees, site.interface)}
