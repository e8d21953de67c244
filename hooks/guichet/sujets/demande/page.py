"""What templates ask of numbers, delays and official pages."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.socle.donnees import Edition, une_fois
from guichet.socle.fraicheur import retire
from guichet.sujets.demande.durees import duree
from guichet.sujets.demande.fiches import CONTACTS, DELAIS, ESSENTIEL, LIENS, PARCOURS, Contact
from guichet.sujets.demande.place import place
from guichet.sujets.demande.trace import trace

PAGES = Pages()


@une_fois
def contacts(edition: Edition) -> dict[str, Contact]:
    """Return the numbers to call; hours and cost that are too old are left out, the number stays."""
    return {
        identifiant: contact.model_copy(update={"plages": None, "cout": None})
        if retire(edition.donnees, CONTACTS.fichier, contact.lu_le, edition.aujourdhui)
        else contact
        for identifiant, contact in edition.donnees[CONTACTS].items()
    }


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """A number, a delay, an official page by its identifier; the picture of the journey."""
    return {
        "contact": contacts(site.edition).__getitem__,
        "delai": site.donnees[DELAIS].__getitem__,
        "liens": site.donnees[LIENS].__getitem__,
        "trace": lambda etapes: trace(etapes, site.interface.sens),
    }


@PAGES.communs.append
def communs(site: Site, chemin: str | None) -> dict[str, Any]:
    """What a guide for applicants says in four facts, and its place in the journey of a request."""
    essentiel = next((un for un in site.donnees[ESSENTIEL].values() if un.chemin == chemin), None)
    return {
        "essentiel": essentiel,
        "place": place(site.donnees[PARCOURS], essentiel.chemin, essentiel.avant) if essentiel else None,
    }


@PAGES.filtres.append
def filtres(site: Site) -> dict[str, Any]:
    """A delay in words."""
    return {"duree": lambda delai: duree(delai, site.interface)}
