"""The A–Z of communes, and what templates ask of the ground."""

from collections.abc import Iterator
from typing import Any

from guichet.pages.registre import Page, Pages, Site, sources_de, titres_de
from guichet.sujets.territoires.fiches import DEPARTEMENTS
from guichet.sujets.territoires.fond_de_carte import fond_de_carte
from guichet.sujets.territoires.noms import chemin_commune, nom_en_toutes_lettres
from guichet.sujets.territoires.recherche_de_commune import dossier, fragments
from guichet.sujets.territoires.vue import lettres

PAGES = Pages()


@PAGES.genre()
def page_communes(site: Site) -> Iterator[Page]:
    """The A–Z of communes, for those who have no JavaScript and those who prefer a list."""
    yield Page(
        "communes/",
        "territoires/communes.html",
        **titres_de(site, "communes"),
        contexte={"lettres": lettres(site.donnees), "sources_de_la_page": sources_de(site, "decoupage-2026")},
    )


@PAGES.complete("accueil.html", "404.html")
def premieres_lettres(site: Site) -> dict[str, Any]:
    """The first letters of communes, for the way without JavaScript."""
    return {"lettres": [lettre for lettre, _ in lettres(site.donnees)]}


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """What templates ask: names and addresses, what is drawn on the map, the files of the commune field and their keys."""
    return {
        "chemin_commune": chemin_commune,
        "nom_en_toutes_lettres": nom_en_toutes_lettres,
        "fond_de_carte": lambda: fond_de_carte(site.donnees),
        "departement": site.donnees[DEPARTEMENTS].__getitem__,
        "cles_de_recherche": " ".join(fragments(site.donnees)),
        "index_des_communes": dossier(site.donnees),
    }
