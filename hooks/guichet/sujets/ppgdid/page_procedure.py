"""The tools of the partnership plan kit."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.socle.langues import texte_nu
from guichet.sujets.ppgdid import outil as procedure

PAGES = Pages()


@PAGES.complete("ppgdid_procedure.html")
def dates_du_plan(site: Site) -> dict[str, Any]:
    """The dates of a plan."""

    def en_texte(texte: str) -> str:
        return texte_nu(site.redaction.rendre(texte, "ppgdid/procedure/"))

    return {"outil": procedure.outil(site.donnees, site.interface, site.aujourdhui, en_texte)}
