"""What templates ask of opening hours."""

from typing import Any

from babel import Locale

from guichet.pages.registre import Pages, Site
from guichet.socle.fraicheur import APPELER_APRES_JOURS, MASQUER_APRES_JOURS
from guichet.socle.sources import SOURCES
from guichet.sujets.lieux.corrections import corrections
from guichet.sujets.lieux.horaires import feries

PAGES = Pages()


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """Public holidays of this year and the next; the ages, in days, at which hours are doubted, then hidden; what was corrected."""
    return {
        "feries": feries(site.aujourdhui.year),
        "appeler_apres": APPELER_APRES_JOURS,
        "masquer_apres": MASQUER_APRES_JOURS,
        "corrections_de": lambda lieu: [
            (corrige, site.donnees[SOURCES][corrige.source]) for corrige in corrections(site.donnees).get(lieu, ())
        ],
    }


@PAGES.filtres.append
def filtres(site: Site) -> dict[str, Any]:
    """The name of a language, in that of the page."""
    noms = Locale(site.interface.langue).languages
    return {"langue_nommee": lambda code: noms[str(code)]}
