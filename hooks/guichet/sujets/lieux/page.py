"""What templates ask of opening hours."""

from functools import partial
from typing import Any

from babel import Locale

from guichet.pages.registre import Pages, Site
from guichet.socle.champs import Fiche
from guichet.socle.donnees import Donnees
from guichet.socle.fraicheur import APPELER_APRES_JOURS, MASQUER_APRES_JOURS
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.lieux.corrections import Correction, corrections
from guichet.sujets.lieux.fermetures import FermetureAnnoncee, fermetures
from guichet.sujets.lieux.horaires import feries

PAGES = Pages()


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """Public holidays of this year and the next; the ages, in days, at which hours are doubted, then hidden; what is told beside a directory."""
    return {
        "feries": feries(site.aujourdhui.year),
        "appeler_apres": APPELER_APRES_JOURS,
        "masquer_apres": MASQUER_APRES_JOURS,
        "a_cote_de_l_annuaire": partial(a_cote_de_l_annuaire, site.donnees),
    }


def a_cote_de_l_annuaire(donnees: Donnees, lieu: str) -> list[tuple[str, Fiche, Source]]:
    """Return what is told of the place ``lieu`` (its identifier) beside its directory: the sentence that says so, its record, its source.

    Closures that were read together are told once.
    """
    dits: list[tuple[str, Correction | FermetureAnnoncee]] = [
        (f"territoire.{'inconnu' if une.valeur is None else 'corrige'}_{une.champ}", une)
        for une in corrections(donnees).get(lieu, ())
    ]
    lues = {(une.source, une.lu_le): une for une in fermetures(donnees).get(lieu, ())}
    dits += [("territoire.fermetures_lues", une) for une in lues.values()]
    return [(cle, fiche, donnees[SOURCES][fiche.source]) for cle, fiche in dits]


@PAGES.filtres.append
def filtres(site: Site) -> dict[str, Any]:
    """The name of a language, in that of the page."""
    noms = Locale(site.interface.langue).languages
    return {"langue_nommee": lambda code: noms[str(code)]}
