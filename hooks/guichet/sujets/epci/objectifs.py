"""What the guides for elected officials need besides their text."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.epci.vue import fiches_epci

PAGES = Pages()


@PAGES.complete("objectifs.html")
def objectifs(site: Site) -> dict[str, Any]:
    """The EPCI of the reform, the years of their thresholds, and the year of their allocations (None if unknown)."""
    fiches = [fiche for fiche in fiches_epci(site.edition) if fiche.epci.concerne]
    return {
        "fiches": fiches,
        "annees": sorted({seuil.annee for fiche in fiches for seuil in fiche.quartiles}),
        "annee_des_attributions": max((f.attributions.annee for f in fiches if f.attributions), default=None),
    }
