"""What the guides for elected officials need besides their text."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.chiffres.fiches import CLASSES
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.epci.vue import fiches_epci

PAGES = Pages()

# The share of allocations outside priority neighbourhoods that the law asks for.
OBJECTIF = "objectif-hors-qpv"


@PAGES.complete("objectifs.html")
def objectifs(site: Site) -> dict[str, Any]:
    """The EPCI of the reform, the years of their thresholds, that of their allocations, and their classes out of neighbourhoods.

    A year is None where nothing is known of it. ``sous_l_objectif`` counts the classes that end at what the law asks for.
    """
    classes, hors = site.donnees[CLASSES], site.donnees[DELAIS][OBJECTIF].valeur
    fiches = [fiche for fiche in fiches_epci(site.edition) if fiche.epci.concerne]
    return {
        "fiches": fiches,
        "annees": sorted({seuil.annee for fiche in fiches for seuil in fiche.quartiles}),
        "annee_des_attributions": max((f.attributions.annee for f in fiches if f.attributions), default=None),
        "classes": classes,
        "annee_des_classes": max((classe.annee for classe in classes.values()), default=None),
        "sous_l_objectif": sum(classe.moins_de <= hors for classe in classes.values()),
    }
