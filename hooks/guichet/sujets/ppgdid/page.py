"""The kit of the partnership plan: its home and the content that a plan must have."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Pages, Passage, Site
from guichet.socle.langues import texte_nu
from guichet.socle.sources import SOURCES
from guichet.sujets.ppgdid.fiches import RUBRIQUES, Rubrique

PAGES = Pages()

CONTENU = "ppgdid/contenu/"


@PAGES.genre("fr")
def page_contenu(site: Site) -> Iterator[Page]:
    """What a plan must hold, item by item, in French only."""
    rubriques = site.donnees[RUBRIQUES]
    t = site.interface.texte
    exemples = (exemple.source for rubrique in rubriques for exemple in rubrique.exemples if exemple.source)
    identifiants = dict.fromkeys((*(rubrique.source for rubrique in rubriques), "decret-2019-1378", *exemples))
    yield Page(
        CONTENU,
        "ppgdid/ppgdid_contenu.html",
        t("contenu_plan.titre"),
        t("contenu_plan.description"),
        contexte={"sources_de_la_page": [site.donnees[SOURCES][identifiant] for identifiant in identifiants]},
        passages=tuple(Passage(rubrique.id, rubrique.titre, _texte(rubrique, site)) for rubrique in rubriques),
    )


def _texte(rubrique: Rubrique, site: Site) -> str:
    """Return all that the page says of ``rubrique``, for the search."""
    return " ".join(texte_nu(site.redaction.rendre(texte, CONTENU)) for _, texte in rubrique.passages)
