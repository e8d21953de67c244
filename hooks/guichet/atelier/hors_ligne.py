"""What is kept on a device that asks for it, to be read without a network; and what makes the site installable."""

import json
from collections.abc import Iterator

from guichet.atelier.actifs import Actifs
from guichet.socle.langues import Interface

# With the page of one's commune: what people need where there is no network.
VITALES = (
    "",
    "demander/",
    "demander/papiers/",
    "demander/renouveler/",
    "demander/proposition/",
    "demander/recours/",
    "demander/impayes/",
)
MANIFESTE = "site.webmanifest"
_LISTE = "hors-ligne.json"
# The search needs its index, and no page shows the picture for links: they stay with the network.
_EN_LIGNE = ("assets/javascripts/recherche/", "assets/images/partage.")
_OUVRIER = "assets/javascripts/hors_ligne/ouvrier.js"
_BOUTON = "assets/javascripts/recherche/recherche.js"
_ICONE = "assets/images/pignon.svg"


def fichiers(actifs: Actifs, interface: Interface) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the worker, of the list of what pages are made of, of the manifest."""
    # At the root of the site: it may serve only what is under its own address.
    yield "hors-ligne.js", actifs.fichiers[_OUVRIER].decode()
    utiles = [nom for nom in actifs.fichiers if nom == _BOUTON or not nom.startswith(_EN_LIGNE)]
    yield _LISTE, json.dumps({"actifs": [actifs.publie(nom) for nom in utiles]})
    nom = interface.brute("commun.site")
    manifeste = {
        "name": nom,
        "short_name": interface.brute("commun.marque"),
        "lang": interface.langue,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "icons": [{"src": actifs.publie(_ICONE), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    yield MANIFESTE, json.dumps(manifeste, ensure_ascii=False)
