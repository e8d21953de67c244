"""The timelines that pages of prose show."""

from typing import Any

from guichet.pages.registre import Site, complete
from guichet.sujets.chronologies import image as chronologies


@complete("chronologie.html")
def frises(site: Site) -> dict[str, Any]:
    """Every timeline, by identifier: the page names its own."""
    frises = {}
    for identifiant, chronologie in site.donnees.chronologies.items():
        jalons = chronologies.jalons(site.donnees, identifiant)
        frises[identifiant] = {
            "titre": chronologie.titre,
            "jalons": jalons,
            "image": chronologies.image(jalons),
            "sources": list(dict.fromkeys(jalon.origine.source for jalon in jalons)),
        }
    return {"frises": frises}
