"""Regional figures, in French only: each series as a chart and a table, allocations by intercommunality as a map."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Passage, Site, genre, titres_de
from guichet.sujets.chiffres.carte import BORNES, EFFECTIF_MINIMAL, teintes
from guichet.sujets.epci.vue import cle_de_tri_epci

PAGE = "chiffres/"


@genre
def page_chiffres(site: Site) -> Iterator[Page]:
    """All that is published and sourced, never two years in one ratio."""
    if site.interface.langue != "fr":
        return
    donnees = site.donnees
    annee = max(fiche.annee for fiche in donnees.attributions)
    attributions = {fiche.epci: fiche for fiche in donnees.attributions if fiche.annee == annee}
    epcis = sorted(donnees.epci.values(), key=cle_de_tri_epci)
    source_attributions = next(iter(attributions.values())).source
    citees = dict.fromkeys([*(serie.source for serie in donnees.series), source_attributions, "contours-ign"])
    contexte = {
        "series": donnees.series,
        "annee": annee,
        "attributions": attributions,
        "epcis": epcis,
        "teintes": teintes(epcis, donnees.traces, attributions),
        "bornes": BORNES,
        "effectif_minimal": EFFECTIF_MINIMAL,
        "cadre": donnees.cadre,
        "sources_de_la_page": [donnees.sources[identifiant] for identifiant in citees],
    }
    passages = tuple(Passage(serie.id, serie.titre, serie.lecture) for serie in donnees.series)
    titres = titres_de(site, "page", domaine="chiffres")
    yield Page(PAGE, "chiffres.html", **titres, contexte=contexte, passages=passages)
