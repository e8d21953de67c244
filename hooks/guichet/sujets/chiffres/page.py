"""Regional figures, in French only: each series as a chart and a table, allocations by intercommunality as a map."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.socle.sources import SOURCES
from guichet.sujets.chiffres.carte import BORNES, teintes
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS, EFFECTIF_MINIMAL, SERIES
from guichet.sujets.parc.calcul import de_la_region, par_departement, source_du_parc
from guichet.sujets.territoires.fiches import DEPARTEMENTS, EPCI, TRACES
from guichet.sujets.territoires.noms import cle_de_tri_epci

PAGES = Pages()

PAGE = "chiffres/"


@PAGES.genre("fr")
def page_chiffres(site: Site) -> Iterator[Page]:
    """All that is published and sourced, never two years in one ratio."""
    donnees = site.donnees
    annee = max(fiche.annee for fiche in donnees[ATTRIBUTIONS])
    attributions = {fiche.epci: fiche for fiche in donnees[ATTRIBUTIONS] if fiche.annee == annee}
    epcis = sorted(donnees[EPCI].values(), key=cle_de_tri_epci)
    source_attributions = next(iter(attributions.values())).source
    citees = dict.fromkeys(
        [*(serie.source for serie in donnees[SERIES]), source_attributions, source_du_parc(donnees).id, "contours-ign"]
    )
    contexte = {
        "series": donnees[SERIES],
        "parcs": [(donnees[DEPARTEMENTS][code].nom, parc) for code, parc in par_departement(donnees).items()],
        "parc_region": de_la_region(donnees),
        "annee": annee,
        "attributions": attributions,
        "epcis": epcis,
        "teintes": teintes(epcis, donnees[TRACES], attributions),
        "bornes": BORNES,
        "effectif_minimal": EFFECTIF_MINIMAL,
        "sources_de_la_page": [donnees[SOURCES][identifiant] for identifiant in citees],
    }
    passages = tuple(Passage(serie.id, serie.titre, serie.lecture) for serie in donnees[SERIES])
    titres = titres_de(site, "page", domaine="chiffres")
    yield Page(PAGE, "chiffres/chiffres.html", **titres, contexte=contexte, passages=passages)
