"""What templates ask of the register of social homes."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.parc.calcul import source_du_parc

PAGES = Pages()


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """Where the counts of homes come from, with the day that they are true of."""
    return {"source_parc": source_du_parc(site.donnees)}
