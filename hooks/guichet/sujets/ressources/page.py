"""The resource centre, in French only: everything that one may take away, then what others publish, by kind."""

from collections.abc import Iterator, Sequence

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.socle.sources import SOURCES
from guichet.sujets.ressources.fiches import RESSOURCES, Genre, Lecteur, Ressource

PAGES = Pages()

PAGE = "ressources/"


@PAGES.genre("fr")
def page_ressources(site: Site) -> Iterator[Page]:
    """Every resource under its kind; a script filters them, and each kind has its heading without it."""
    ressources = site.donnees[RESSOURCES]
    citees = dict.fromkeys(ressource.source for ressource in ressources if ressource.source)
    contexte = {
        "groupes": par_genre(ressources),
        "lecteurs": list(Lecteur),
        "sources_de_la_page": [site.donnees[SOURCES][identifiant] for identifiant in citees],
    }
    passages = tuple(Passage(ressource.id, ressource.titre, ressource.pourquoi) for ressource in ressources)
    titres = titres_de(site, "page", domaine="ressources")
    yield Page(PAGE, "ressources/ressources.html", **titres, contexte=contexte, passages=passages)


def par_genre(ressources: Sequence[Ressource]) -> list[tuple[Genre, list[Ressource]]]:
    """Return the resources of each kind that has some, in the order of kinds."""
    groupes = [(genre, [ressource for ressource in ressources if ressource.genre == genre]) for genre in Genre]
    return [(genre, celles) for genre, celles in groupes if celles]
