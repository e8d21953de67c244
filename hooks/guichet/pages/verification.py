"""What remains to be checked, for those who check the law: in French only."""

from collections.abc import Iterator
from itertools import groupby

from guichet.markdown import A_VERIFIER
from guichet.pages.registre import Page, Site, genre, titres_de


@genre
def page_a_verifier(site: Site) -> Iterator[Page]:
    """Every doubt of the site, by kind; the small marks of the pages lead here."""
    if site.interface.langue != "fr":
        return
    doutes = site.region.verification.doutes
    groupes = [(nom, list(groupe)) for nom, groupe in groupby(doutes, key=lambda doute: doute.genre)]
    titres = titres_de(site, "page", domaine="verifier")
    yield Page(A_VERIFIER, "a_verifier.html", **titres, contexte={"groupes": groupes, "sources_de_la_page": []})
