"""What templates ask of opening hours."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.socle.fraicheur import APPELER_APRES_JOURS, MASQUER_APRES_JOURS
from guichet.sujets.lieux.horaires import feries

PAGES = Pages()


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """The public holidays of this year and the next; the ages, in days, at which hours are doubted, then hidden."""
    return {
        "feries": feries(site.aujourdhui.year),
        "appeler_apres": APPELER_APRES_JOURS,
        "masquer_apres": MASQUER_APRES_JOURS,
    }
