"""The choice of a letter, and a page for each."""

from collections.abc import Iterator
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.prose.guides import guides
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.lettres.fiches import LETTRES, Lettre
from guichet.sujets.questions.fiches import QUESTIONS

PAGES = Pages()


@PAGES.genre()
def page_lettres(site: Site) -> Iterator[Page]:
    """The choice, by sender, in the order of the file; then the page of each letter."""
    langue = site.interface.langue
    lettres = site.donnees[LETTRES].values()
    groupes: dict[str, list[Lettre]] = {}
    for lettre in lettres:
        groupes.setdefault(lettre.de, []).append(lettre)
    yield Page(
        "demander/lettres/",
        "lettres/lettres.html",
        **titres_de(site, "lettres"),
        contexte={
            "groupes": groupes,
            "ids_de_sources": list(dict.fromkeys(source for lettre in lettres for source in sources(site, lettre))),
        },
    )
    for lettre in lettres:
        titre = getattr(lettre.titre, langue)
        yield Page(
            lettre.chemin,
            "lettres/lettre.html",
            titre,
            site.interface.t("lettres.description", titre=titre),
            contexte={"lettre": lettre, "ids_de_sources": sources(site, lettre), "script": script(site, lettre)},
            passages=(Passage("", titre, " · ".join(lettre.mots)),),
        )


def script(site: Site, lettre: Lettre) -> dict[str, Any] | None:
    """Return what ``lettres.js`` reads: the delay of ``lettre``, what is wrong with a date, what to say; None without delay."""
    if not lettre.delai:
        return None
    delai = site.donnees[DELAIS][lettre.delai]
    dire = site.interface.apres
    return {
        "delai": (delai.valeur, delai.unite),
        "erreur": dire("dates", "erreur") | dire("lettres", "erreur"),
        "mot": dire("lettres", "mot"),
    }


def sources(site: Site, lettre: Lettre) -> list[str]:
    """Return the sources of what ``lettre`` says: those of its guide, or of the question it leads to."""
    chemin, _, ancre = lettre.guide.partition("#")
    if guide := guides(site.donnees)["fr"].get(chemin):
        return list(guide.sources)
    return next(list(q.sources) for q in site.donnees[QUESTIONS].values() if q.id == ancre)
