"""Where every « Signaler une erreur » leads: what to write to the publisher, and where."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Site, sources_de, titres_de
from guichet.sujets.editeur.fiches import EDITEUR

PAGE = "signaler/"
PAGES = Pages()


@PAGES.genre()
def page_signaler(site: Site) -> Iterator[Page]:
    """The letter to complete, and the address of the publisher."""
    sources = {"sources_de_la_page": sources_de(site, site.donnees[EDITEUR].source)}
    yield Page(PAGE, "editeur/signaler.html", **titres_de(site, "page", domaine="signaler"), contexte=sources)
