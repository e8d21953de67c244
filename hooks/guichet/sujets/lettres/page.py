"""The choice of a letter, and a page for each."""

from collections.abc import Iterator
from typing import Any

from guichet.pages.registre import Page, Pages, Site, titres_de
from guichet.prose.guides import guides
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.lettres.fiches import LETTRES, Conduite, Lettre
from guichet.sujets.questions.adresses import reponses_aux_demandeurs
from guichet.sujets.questions.fiches import QUESTIONS

PAGES = Pages()


@PAGES.genre()
def page_lettres(site: Site) -> Iterator[Page]:
    """The choice, by sender, in the order of the file."""
    groupes: dict[str, list[Lettre]] = {}
    for lettre in lettres(site).values():
        groupes.setdefault(lettre.de, []).append(lettre)
    yield Page(
        "demander/lettres/",
        "lettres/lettres.html",
        **titres_de(site, "lettres"),
        contexte={
            "groupes": groupes,
            "ids_de_sources": list(
                dict.fromkeys(source for lettre in lettres(site).values() for source in sources(site, lettre))
            ),
        },
    )


def lettres(site: Site) -> dict[str, Lettre]:
    """Return the letters, by the address of their page."""
    return {lettre.chemin: lettre for lettre in site.donnees[LETTRES].values()}


# The search answers with the guide that a letter leads to, or with the choice of letters: never with two pages that say the same.
@PAGES.famille(lettres)
def page_lettre(site: Site, lettre: Lettre) -> Page:
    """What ``lettre`` means, by when one may act, what to do today."""
    titre = getattr(lettre.titre, site.interface.langue)
    return Page(
        lettre.chemin,
        "lettres/lettre.html",
        titre,
        site.interface.t("lettres.description", titre=titre),
        contexte=contexte(site, lettre),
    )


def contexte(site: Site, conduite: Conduite) -> dict[str, Any]:
    """Return what the page of ``conduite`` needs."""
    return {"conduite": conduite, "ids_de_sources": sources(site, conduite), "script": script(site, conduite)}


def script(site: Site, conduite: Conduite) -> dict[str, Any] | None:
    """Return what ``lettres.js`` reads: the delay, what is wrong with a date, what to say; None without delay."""
    if not conduite.delai or not conduite.depart:
        return None
    delai = site.donnees[DELAIS][conduite.delai]
    dire = site.interface.apres
    return {
        "delai": (delai.valeur, delai.unite),
        "erreur": dire("dates", "erreur") | dire("lettres", "erreur"),
        # Some delays have words of their own.
        "mot": dire("lettres", "mot") | dire("lettres", f"mots_{conduite.depart}"),
    }


def sources(site: Site, conduite: Conduite) -> list[str]:
    """Return the sources of what ``conduite`` says: those of its guide, or of the question it leads to."""
    chemin = conduite.guide.partition("#")[0]
    if guide := guides(site.donnees)["fr"].get(chemin):
        return list(guide.sources)
    return list(reponses_aux_demandeurs(site.donnees[QUESTIONS].values())[chemin].sources)
