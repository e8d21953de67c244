"""What remains to be checked, for those who check the law: in French only."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import Any

from guichet.pages.registre import ContexteDiffere, Page, Pages, Site, titres_de
from guichet.prose.redaction import A_VERIFIER
from guichet.socle.donnees import Donnees
from guichet.sujets.verification.points import verification

PAGES = Pages()


@PAGES.genre("fr")
def page_a_verifier(site: Site) -> Iterator[Page]:
    """Every doubt of the site, by kind; the small marks of the pages lead here."""
    titres = titres_de(site, "page", domaine="verifier")
    contexte = ContexteDiffere(partial(_contexte, site.donnees))
    yield Page(A_VERIFIER, "verification/a_verifier.html", **titres, contexte=contexte)


def _contexte(donnees: Donnees) -> dict[str, Any]:
    doutes = verification(donnees).doutes
    groupes = [(nom, list(groupe)) for nom, groupe in groupby(doutes, key=lambda doute: doute.genre)]
    return {"groupes": groupes, "sources_de_la_page": []}


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """Where the page of all doubts tells of a record, and its address."""
    return {"ancre_du_doute": verification(site.donnees).ancre, "page_a_verifier": A_VERIFIER}
