"""What the vocabulary gives to templates: the towns that a language writes in its own way, for the commune field."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.recherche.fiches import SYNONYMES
from guichet.sujets.territoires.fiches import COMMUNES

PAGES = Pages()


def villes_ecrites_autrement(site: Site) -> dict[str, str]:
    """Return the names of towns in the language of ``site``, each with the French one, as the search knows them."""
    communes = {commune.nom for commune in site.donnees[COMMUNES].values()}
    return {
        ecriture: groupe.mots[0]
        for groupe in site.donnees[SYNONYMES]
        if groupe.langue == site.interface.langue and len(groupe.mots) == 1 and groupe.mots[0] in communes
        for ecriture in groupe.quand
    }


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """Those towns, as the commune field reads them."""
    villes = villes_ecrites_autrement(site)
    return {"villes_ecrites_autrement": ",".join(f"{ecriture}:{nom}" for ecriture, nom in villes.items())}
