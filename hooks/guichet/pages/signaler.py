"""Where every « Signaler une erreur » leads: what to write to the publisher, and where."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Site, genre, sources_de, titres_de

PAGE = "signaler/"


@genre
def page_signaler(site: Site) -> Iterator[Page]:
    """The letter to complete, and the address of the publisher."""
    titres = titres_de(site, "page", domaine="signaler")
    origines = sources_de(site, site.donnees.editeur.source)
    yield Page(PAGE, "signaler.html", **titres, contexte={"sources_de_la_page": origines})
