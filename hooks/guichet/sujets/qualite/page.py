"""``/qualite/``: what this site knows and does not, in public; and the badge of each territory."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from guichet.pages.registre import ContexteDiffere, Page, Pages, Site, sources_de, titres_de
from guichet.prose.guides import guides
from guichet.socle.champs import LANGUES
from guichet.socle.sources import SOURCES
from guichet.sujets.qualite.completude import Completude, Connaissance, FaitAttendu, Nature, completudes, par_siren
from guichet.sujets.territoires.vue import traces
from guichet.sujets.verification.points import verification

PAGE = "qualite/"
PAGES = Pages()


@dataclass(frozen=True)
class ParNature:
    """How well a kind of fact is known, over the territories of which it is asked."""

    nature: Nature
    faits: tuple[FaitAttendu, ...]

    def combien(self, connaissance: str) -> int:
        return sum(fait.connaissance == connaissance for fait in self.faits)

    @property
    def plus_ancien(self) -> Any:
        return min((fait.lu_le for fait in self.faits if fait.lu_le), default=None)


def par_nature(tous: tuple[Completude, ...]) -> tuple[ParNature, ...]:
    """Return what ``tous`` know, kind by kind."""
    return tuple(
        ParNature(nature, tuple(fait for completude in tous if (fait := completude.de(nature)))) for nature in Nature
    )


@PAGES.genre("fr")
def page_qualite(site: Site) -> Iterator[Page]:
    """What is known of each kind of fact and of each territory; what waits for a lawyer, or for a translator."""
    contexte = ContexteDiffere(partial(_contexte, site))
    yield Page(PAGE, "qualite/qualite.html", **titres_de(site, "page", domaine="qualite"), contexte=contexte)


def _contexte(site: Site) -> dict[str, Any]:
    tous = completudes(site.edition)
    donnees = site.donnees
    return {
        "natures": par_nature(tous),
        "connaissances": tuple(Connaissance),
        "completudes": tous,
        "traces": traces(donnees),
        "bien_connus": tuple(sorted(c.siren for c in tous if 2 * c.connus >= c.total)),
        "doutes": len(verification(donnees).doutes),
        "traductions": tuple(
            (langue, sum(not guide.traduction_relue for guide in guides(donnees)[langue].values()))
            for langue in LANGUES
            if langue != "fr"
        ),
        "lectures": (len(donnees[SOURCES]), min(source.lu_le for source in donnees[SOURCES].values())),
        "sources_de_la_page": sources_de(site, "decoupage-2026", "contours-ign"),
    }


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """What is known of a territory, for its badge."""
    return {"completude": lambda siren: par_siren(site.edition)[siren]}
