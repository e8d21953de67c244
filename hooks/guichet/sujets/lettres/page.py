"""The choice of a letter, and a page for each."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site, titres_de
from guichet.prose.guides import guides
from guichet.socle.langues import texte_nu
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.lettres.fiches import LETTRES, Conduite, Lettre
from guichet.sujets.questions.adresses import reponses_aux_demandeurs
from guichet.sujets.questions.fiches import QUESTIONS

PAGES = Pages()

# « Congé », « offre » or « renouvellement » are said of what one does too.
DE_JUSTICE = ("commissaire", "tribunal", "mediation")


@PAGES.genre()
def page_lettres(site: Site) -> Iterator[Page]:
    """The choice, by sender, in the order of the file."""
    groupes: dict[str, list[Lettre]] = {}
    for lettre in lettres(site).values():
        groupes.setdefault(lettre.de, []).append(lettre)
    yield Page(
        Lettre.racine,
        "lettres/lettres.html",
        **titres_de(site, "lettres"),
        contexte={
            "groupes": groupes,
            "ids_de_sources": list(
                dict.fromkeys(source for lettre in lettres(site).values() for source in sources(site, lettre))
            ),
        },
        passages=tuple(_passage(site, lettre) for lettre in lettres(site).values()),
    )


def lettres(site: Site) -> dict[str, Lettre]:
    """Return the letters, by the address of their page."""
    return {lettre.chemin: lettre for lettre in site.donnees[LETTRES].values()}


# The search finds each as a passage of the choice: two letters found at once are one result.
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


def _passage(site: Site, lettre: Lettre) -> Passage:
    """Return what the search finds ``lettre`` by; the words of a paper of justice mean it and nothing else."""
    trouve = passage(site, lettre, *lettre.mots)
    return replace(trouve, noms=tuple(lettre.mots)) if lettre.de in DE_JUSTICE else trouve


def contexte(site: Site, conduite: Conduite) -> dict[str, Any]:
    """Return what the page of ``conduite`` needs."""
    return {"conduite": conduite, "ids_de_sources": sources(site, conduite), "script": script(site, conduite)}


def passage(site: Site, conduite: Conduite, *mots: str) -> Passage:
    """Return what the search finds ``conduite`` by: its title, what it means and the ``mots`` written on it."""
    sens = texte_nu(site.redaction.rendre(getattr(conduite.sens, site.interface.langue), conduite.chemin))
    return Passage(conduite.id, getattr(conduite.titre, site.interface.langue), " · ".join((sens, *mots)))


def script(site: Site, conduite: Conduite) -> dict[str, Any] | None:
    """Return what ``lettres.js`` reads: the delays, what is wrong with an entry, what to say; None without delay."""
    delais = [site.donnees[DELAIS][delai] for _, delai in conduite.delais]
    if not delais:
        return None
    dire = site.interface.apres
    return {
        # In the order of the papers, when the reader chooses one.
        "delais": [(delai.valeur, delai.unite) for delai in delais],
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
