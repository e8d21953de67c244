"""The kit of the partnership plan: its home and the content that a plan must have."""

from collections.abc import Iterator
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site
from guichet.socle.langues import texte_nu
from guichet.socle.sources import SOURCES
from guichet.sujets.instruments.etat import montrables
from guichet.sujets.instruments.fiches import NatureInstrument
from guichet.sujets.ppgdid.fiches import RUBRIQUES, Rubrique
from guichet.sujets.territoires.fiches import EPCI
from guichet.sujets.territoires.noms import chemin_epci, cle_de_tri_epci

PAGES = Pages()

CONTENU = "ppgdid/contenu/"


@PAGES.complete("ppgdid.html")
def concernes(site: Site) -> dict[str, Any]:
    """The intercommunalities of the reform, by name, and the plan of each where a source tells of one."""
    epcis = sorted((e for e in site.donnees[EPCI].values() if e.motif is not None), key=cle_de_tri_epci)
    plans = {i.epci: i for i in montrables(site.edition) if i.nature is NatureInstrument.PPGDID}
    return {"concernes": [(epci, chemin_epci(epci), plans.get(epci.siren)) for epci in epcis]}


@PAGES.genre("fr")
def page_contenu(site: Site) -> Iterator[Page]:
    """What a plan must hold, item by item, in French only."""
    rubriques = site.donnees[RUBRIQUES]
    t = site.interface.texte
    exemples = (exemple.source for rubrique in rubriques for exemple in rubrique.exemples if exemple.source)
    identifiants = dict.fromkeys((*(rubrique.source for rubrique in rubriques), "decret-2019-1378", *exemples))
    yield Page(
        CONTENU,
        "ppgdid_contenu.html",
        t("contenu_plan.titre"),
        t("contenu_plan.description"),
        contexte={"sources_de_la_page": [site.donnees[SOURCES][identifiant] for identifiant in identifiants]},
        passages=tuple(Passage(rubrique.id, rubrique.titre, _texte(rubrique, site)) for rubrique in rubriques),
    )


def _texte(rubrique: Rubrique, site: Site) -> str:
    """Return all that the page says of ``rubrique``, for the search."""
    return " ".join(texte_nu(site.redaction.rendre(texte, CONTENU)) for _, texte in rubrique.passages)
