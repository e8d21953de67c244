"""What changed on the site, what is announced, who meets: in French only, with honest empty states."""

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.pages.registre import Page, Pages, Site, titres_de
from guichet.prose.guides import Changement, guides
from guichet.socle.sources import SOURCES
from guichet.sujets.veille.journal import Moment, journal_de
from guichet.sujets.veille.page import vue
from guichet.sujets.veille.reunions import AGENDA, Reunion

PAGES = Pages()

RECENTES = 6


@dataclass(frozen=True)
class ChangementDePage:
    """A major change, with the page on which it was made."""

    chemin: str
    titre: str
    changement: Changement


def changements(site: Site) -> list[ChangementDePage]:
    """Return the major changes of every page, the latest first."""
    tous = [
        ChangementDePage(chemin, guide.title, changement)
        for chemin, guide in guides(site.donnees)["fr"].items()
        for changement in guide.changements
        if changement.portee == "majeur"
    ]
    return sorted(tous, key=lambda c: (-c.changement.date.toordinal(), c.chemin, c.changement.note))


def reunions(site: Site) -> tuple[list[Reunion], list[Reunion]]:
    """Return the meetings to come, the nearest first, then those past, the latest first."""
    a_venir = sorted((r for r in site.donnees[AGENDA] if r.fin >= site.aujourdhui), key=lambda r: (r.le, r.id))
    passees = sorted((r for r in site.donnees[AGENDA] if r.fin < site.aujourdhui), key=lambda r: (r.le, r.id))
    return a_venir, passees[::-1]


@PAGES.genre("fr")
def page_nouveautes(site: Site) -> Iterator[Page]:
    """What changed on the pages of this site."""
    titres = titres_de(site, "page", domaine="nouveautes")
    yield Page("nouveautes/", "veille/nouveautes.html", **titres, contexte={"changements_du_site": changements(site)})


@PAGES.genre("fr")
def page_agenda(site: Site) -> Iterator[Page]:
    """The meetings that a source announces."""
    a_venir, passees = reunions(site)
    contexte = {
        "a_venir": a_venir,
        "passees": passees,
        "sources_de_la_page": [site.donnees[SOURCES][s] for s in dict.fromkeys(r.source for r in site.donnees[AGENDA])],
    }
    yield Page("agenda/", "veille/agenda.html", **titres_de(site, "page", domaine="agenda"), contexte=contexte)


@PAGES.genre("fr")
def page_actualites(site: Site) -> Iterator[Page]:
    """The latest of the watch, of the site and of the calendar, on one page."""
    journal = journal_de(site.edition)
    ailleurs = (Moment.A_VENIR, Moment.EN_PROJET, Moment.TERMINE)
    regles = [e for e in journal.entrees if journal.moment(e) not in ailleurs]
    listes = {"regles": regles, "a_venir": journal.a_venir, "en_projet": journal.en_projet}
    contexte = {nom: [vue(site, entree) for entree in entrees[:RECENTES]] for nom, entrees in listes.items()} | {
        "changements_du_site": changements(site)[:RECENTES],
        "reunions": reunions(site)[0][:RECENTES],
    }
    titres = titres_de(site, "page", domaine="actualites")
    yield Page("actualites/", "veille/actualites.html", **titres, contexte=contexte)
