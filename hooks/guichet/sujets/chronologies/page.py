"""The timelines that pages of prose show."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.socle.frise import image
from guichet.sujets.chronologies.fiches import CHRONOLOGIES
from guichet.sujets.chronologies.jalons import jalons

PAGES = Pages()


@PAGES.complete("chronologie.html")
def frises(site: Site) -> dict[str, Any]:
    """Every timeline, by identifier: the page names its own."""
    frises = {}
    for identifiant, chronologie in site.donnees[CHRONOLOGIES].items():
        siens = jalons(site.donnees, identifiant)
        frises[identifiant] = {
            "titre": chronologie.titre,
            "jalons": siens,
            "image": image(siens),
            "sources": list(dict.fromkeys(jalon.origine.source for jalon in siens)),
        }
    return {"frises": frises}
