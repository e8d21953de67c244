"""The briefs of intercommunalities, for elected officials: in French only."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Site, titres_de
from guichet.sujets.epci.fiche_elus import fiches_elus

PAGES = Pages()


@PAGES.genre("fr")
def pages_fiches(site: Site) -> Iterator[Page]:
    """The brief of each EPCI, and the list of them."""
    fiches = fiches_elus(site.edition)
    for fiche in fiches:
        titres = titres_de(site, "page", domaine="fiche", nom=fiche.epci.nom)
        contexte = {"fiche": fiche, "sources_de_la_page": fiche.sources}
        yield Page(fiche.chemin, "epci/fiche.html", **titres, contexte=contexte)
    yield Page(
        "elus/fiches/", "epci/fiches.html", **titres_de(site, "liste", domaine="fiche"), contexte={"fiches": fiches}
    )
