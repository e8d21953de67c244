"""The choice of a letter, and a page for each."""

from collections.abc import Iterator
from typing import Any

from guichet.pages.registre import Page, Pages, Site, titres_de
from guichet.prose.guides import guides
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.lettres.fiches import LETTRES, Lettre
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
        contexte={"lettre": lettre, "ids_de_sources": sources(site, lettre), "script": script(site, lettre)},
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
    chemin = lettre.guide.partition("#")[0]
    if guide := guides(site.donnees)["fr"].get(chemin):
        return list(guide.sources)
    return list(reponses_aux_demandeurs(site.donnees[QUESTIONS].values())[chemin].sources)
