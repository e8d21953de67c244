"""A page for each question, a page for each situation."""

from collections.abc import Iterator, Mapping

from guichet.pages.registre import Page, Pages, Site, titres_de
from guichet.sujets.lettres.page import contexte, passage
from guichet.sujets.orientation import chemins
from guichet.sujets.orientation.fiches import ARRIVEES, EMBRANCHEMENTS, RACINE, Arrivee, Embranchement

PAGES = Pages()


@PAGES.genre()
def page_ou_j_en_suis(site: Site) -> Iterator[Page]:
    """The first question."""
    premiere = next(iter(site.donnees[EMBRANCHEMENTS].values()))
    yield Page(
        RACINE,
        "orientation/choix.html",
        **titres_de(site, "orientation"),
        contexte=_choix(site, premiere),
        passages=tuple(passage(site, un) for un in site.donnees[ARRIVEES].values()),
    )


def suite(site: Site) -> Mapping[str, Embranchement | Arrivee]:
    """Return the questions and the situations that come after the first question, by the address of their page."""
    tous = chemins.adresses(site.donnees[EMBRANCHEMENTS].values(), site.donnees[ARRIVEES].values())
    return {chemin: un for chemin, un in tous.items() if chemin != RACINE}


# The search finds each situation as a passage of the first question.
@PAGES.famille(suite)
def page_de_la_suite(site: Site, un: Embranchement | Arrivee) -> Page:
    """A question, or what to do where one is."""
    chemin = f"{RACINE}{un.id}/"
    if isinstance(un, Embranchement):
        titre = getattr(un.question, site.interface.langue)
        description = site.interface.t("orientation.description_question", titre=titre)
        return Page(chemin, "orientation/choix.html", titre, description, contexte=_choix(site, un))
    titre = getattr(un.titre, site.interface.langue)
    description = site.interface.t("orientation.description_situation", titre=titre)
    retour = {"retour": _d_ou(site, un.id)}
    return Page(chemin, "orientation/situation.html", titre, description, contexte=contexte(site, un) | retour)


def _choix(site: Site, question: Embranchement) -> dict[str, object]:
    """Return the choices of ``question``, each with the address it leads to, and the address of the question before."""
    tous = chemins.adresses(site.donnees[EMBRANCHEMENTS].values(), site.donnees[ARRIVEES].values())
    ou = {un.id: chemin for chemin, un in tous.items()}
    choix = [(un.dire, ou.get(un.vers, un.vers)) for un in question.choix]
    return {"question": question, "choix": choix, "retour": _d_ou(site, question.id)}


def _d_ou(site: Site, vers: str) -> str | None:
    """Return the address of the question that leads to ``vers``; None for the first."""
    questions = site.donnees[EMBRANCHEMENTS]
    depuis = next((un.depuis for un in chemins.pas(questions.values()) if un.vers == vers), None)
    if depuis is None:
        return None
    return RACINE if depuis == next(iter(questions)) else f"{RACINE}{depuis}/"
