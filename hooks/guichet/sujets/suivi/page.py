"""Figures by territory, in French only: the SRU law, priority neighbourhoods, and the dashboard of each territory of the reform."""

from collections import Counter
from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.socle.sources import SOURCES
from guichet.sujets.parc.calcul import source_du_parc
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.etat import ETATS_SRU
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.suivi.vue import Tableau, lignes, quartiers_par_epci, tableaux

PAGES = Pages()

PAGE, PAGE_SRU, PAGE_QUARTIERS = "chiffres/suivi/", "chiffres/sru/", "chiffres/quartiers-prioritaires/"


@PAGES.genre("fr")
def page_sru(site: Site) -> Iterator[Page]:
    """Where each commune of the field of the law stands."""
    donnees = site.donnees
    communes = [ligne for ligne in lignes(donnees) if ligne.sru]
    deficitaires = [ligne.sru for ligne in communes if ligne.sru and ligne.sru.deficitaire]
    autres = Counter(ligne.etat_sru for ligne in communes if ligne.sru and not ligne.sru.deficitaire)
    source_sru = donnees[SOURCES][next(iter(donnees[SRU].values())).source]
    contexte = {
        "communes": communes,
        "deficitaires": deficitaires,
        "autres": [(etat, autres[etat]) for etat in ETATS_SRU if autres[etat]],
        "source_sru": source_sru,
        "sources_de_la_page": [source_sru, source_du_parc(donnees)],
    }
    yield Page(PAGE_SRU, "suivi/sru.html", **titres_de(site, "sru", domaine="suivi"), contexte=contexte)


@PAGES.genre("fr")
def page_quartiers(site: Site) -> Iterator[Page]:
    """The priority neighbourhoods of each territory."""
    source = site.donnees[SOURCES][site.donnees[QUARTIERS][0].source]
    territoires = quartiers_par_epci(site.donnees)
    contexte = {
        "territoires": territoires,
        "total": len({quartier.code for quartier in site.donnees[QUARTIERS]}),
        "sources_de_la_page": [source],
    }
    titres = titres_de(site, "quartiers", domaine="suivi")
    passages = tuple(
        Passage(f"e{epci.siren}", epci.nom, ", ".join(quartier.nom for quartier in quartiers))
        for epci, quartiers in territoires
    )
    yield Page(PAGE_QUARTIERS, "suivi/quartiers.html", **titres, contexte=contexte, passages=passages)


@PAGES.genre("fr")
def pages_suivi(site: Site) -> Iterator[Page]:
    """The list of dashboards, and each of them."""
    tous = tableaux(site.donnees)
    sources = dict.fromkeys(source.id for tableau in tous for source in tableau.sources)
    contexte = {"tableaux": tous, "sources_de_la_page": [site.donnees[SOURCES][nom] for nom in sources]}
    yield Page(PAGE, "suivi/suivi.html", **titres_de(site, "suivi", domaine="suivi"), contexte=contexte)
    for tableau in tous:
        yield _page(site, tableau)


def _page(site: Site, tableau: Tableau) -> Page:
    return Page(
        tableau.chemin,
        "suivi/tableau.html",
        **titres_de(site, "tableau", domaine="suivi", nom=tableau.epci.nom),
        contexte={"tableau": tableau, "sources_de_la_page": list(tableau.sources)},
        passages=(Passage("", tableau.epci.nom, site.interface.texte("suivi.tableau_passage")),),
        lu_le=max(source.lu_le for source in tableau.sources),
    )
