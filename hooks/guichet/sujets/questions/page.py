"""The questions of each public."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from guichet.pages.registre import Page, Pages, Passage, Site, Titres, titres_de
from guichet.socle.champs import Langue
from guichet.socle.langues import texte_nu, typographie
from guichet.socle.sections import section
from guichet.socle.sources import SOURCES
from guichet.sujets.questions.adresses import reponses_aux_demandeurs
from guichet.sujets.questions.fiches import FAQ, QUESTIONS, THEMES, Public, Question, Theme
from guichet.sujets.textes.fiches import TEXTES

PAGES = Pages()

Themes = list[tuple[Theme, list[dict[str, Any]]]]

# A first sentence shorter than that (« Non. ») says nothing alone: the next one comes with it.
_RESUME_AU_MOINS = 30
LIVRET = f"{FAQ['elus']}livret/"


@PAGES.genre()
def page_faq_demandeurs(site: Site) -> Iterator[Page]:
    """The list of applicants' questions, in every language: a question keeps there the anchor that it was given first."""
    themes = _themes(site, "demandeurs")
    entrees = [entree for _, du_theme in themes for entree in du_theme]
    lu_le = max(entree["question"].lu_le for entree in entrees)
    contexte = {"themes": themes}
    titres = titres_de(site, "faq_demandeurs")
    gabarit = "questions/faq_index.html"
    yield Page(FAQ["demandeurs"], gabarit, **titres, contexte=contexte, passages=_passages(entrees), lu_le=lu_le)


def _posees(site: Site) -> dict[str, Question]:
    return reponses_aux_demandeurs(site.donnees[QUESTIONS].values())


def _titre(site: Site, question: Question) -> str:
    return intitule(question, site.interface.langue)


# The search finds them by the list, which leads to them.
@PAGES.famille(_posees, titre=_titre)
def page_de_la_question(site: Site, question: Question) -> Page:
    """An applicants' question and its answer, then those of its theme."""
    entree = entree_faq(site, question, question.page, vus=set())
    voisines = [une for une in _questions(site, "demandeurs", question.theme) if une is not question]
    theme = next(un for un in site.donnees[THEMES] if un.id == question.theme)
    return Page(
        question.page,
        "questions/une_question.html",
        entree["intitule"],
        entree["resume"],
        contexte={
            "theme": theme,
            "entree": entree,
            "voisines": [(une.page, intitule(une, site.interface.langue)) for une in voisines],
            "ids_de_sources": question.sources,
        },
        lu_le=question.lu_le,
    )


@PAGES.genre("fr")
def pages_faq_elus(site: Site) -> Iterator[Page]:
    """Elected officials' questions, in French only: those of each theme, the list of all, the booklet to print."""
    themes = [(theme, entrees) for theme, entrees in _themes(site, "elus") if entrees]
    for theme, entrees in themes:
        valeurs = {"theme": theme.nom["fr"], "n": len(entrees), "premiere": entrees[0]["intitule"]}
        titres = titres_de(site, "theme", domaine="questions", **valeurs)
        yield _page_de_reponses(site, theme.chemin, [(theme, entrees)], titres)
    contexte = {"themes": themes, "ids_de_sources": _sources(themes), "resumes": True}
    yield Page(FAQ["elus"], "questions/faq_index.html", **titres_de(site, "faq_elus"), contexte=contexte)
    livret = _page_de_reponses(
        site, LIVRET, _themes(site, "elus", LIVRET, explique=False), titres_de(site, "livret", domaine="questions")
    )
    # The search answers with the page of a theme: the booklet says the same.
    yield replace(livret, gabarit="questions/faq_livret.html", passages=())


def _themes(site: Site, public: Public, chemin: str | None = None, *, explique: bool = True) -> Themes:
    """Return the themes of ``public`` with their questions, as the page at ``chemin`` shows them, or that of each.

    Unless ``explique``, the words of the glossary stand alone: paper has no button.
    """
    vus: dict[str, set[str]] = defaultdict(set)
    return [
        (
            theme,
            [
                entree_faq(
                    site, question, chemin or question.page, vus=vus[chemin or question.page] if explique else None
                )
                for question in _questions(site, public, theme.id)
            ],
        )
        for theme in site.donnees[THEMES]
        if theme.public == public
    ]


def _page_de_reponses(site: Site, chemin: str, themes: Themes, titres: Titres) -> Page:
    themes = [(theme, entrees) for theme, entrees in themes if entrees]
    entrees = [entree for _, du_theme in themes for entree in du_theme]
    contexte = {
        "themes": themes,
        "ids_de_sources": _sources(themes),
    }
    lu_le = max(entree["question"].lu_le for entree in entrees)
    return Page(chemin, "questions/faq.html", **titres, contexte=contexte, passages=_passages(entrees), lu_le=lu_le)


def _passages(entrees: Iterable[dict[str, Any]]) -> tuple[Passage, ...]:
    return tuple(Passage(entree["question"].id, entree["intitule"], entree["texte"]) for entree in entrees)


def _sources(themes: Themes) -> list[str]:
    """Return the sources of the answers, each once."""
    return list(dict.fromkeys(s for _, entrees in themes for entree in entrees for s in entree["question"].sources))


def _questions(site: Site, public: Public, theme: str) -> list[Question]:
    return [q for q in site.donnees[QUESTIONS].values() if q.public == public and q.theme == theme]


def entree_faq(site: Site, question: Question, chemin: str, *, vus: set[str] | None = None) -> dict[str, Any]:
    """Return a question as its page shows it; ``chemin`` is the address of that page.

    With ``vus``, the words of the glossary already explained there, ``reponse`` explains those that are new;
    ``texte`` is the answer alone, ``resume`` its beginning, ``lettre`` what can be copied in a letter, or None.
    """
    langue = site.interface.langue
    donnees = site.donnees
    reponse = question.reponse[langue]
    texte = texte_nu(site.redaction.rendre(reponse, chemin))
    return {
        "question": question,
        "intitule": intitule(question, langue),
        "reponse": site.redaction.rendre(reponse, chemin, vus=vus),
        "texte": texte,
        "resume": premiere_phrase(texte),
        "lettre": _lettre(site, question, chemin),
        "textes": [donnees[TEXTES][identifiant] for identifiant in question.textes],
        "sources": [donnees[SOURCES][identifiant] for identifiant in question.sources],
        "voir": [donnees[QUESTIONS][identifiant] for identifiant in question.voir],
    }


def premiere_phrase(texte: str) -> str:
    """Return the first sentence of ``texte``, references in parentheses left out; the second too if it is very short."""
    phrases = re.split(r"(?<=[.!?])(?<!art\.) (?=[A-ZÀÉÈÊÎÔ])", re.sub(r"\s*\([^()]*\)", "", texte))
    return phrases[0] if len(phrases[0]) > _RESUME_AU_MOINS else " ".join(phrases[:2])


def _lettre(site: Site, question: Question, chemin: str) -> str | None:
    if question.a_copier is None:
        return None
    return texte_nu(site.redaction.rendre(question.a_copier[site.interface.langue], chemin))


def intitule(question: Question, langue: Langue) -> str:
    return typographie(question.question[langue]) if langue == "fr" else question.question[langue]


@PAGES.communs.append
def questions_du_guide(site: Site, chemin: str | None) -> dict[str, Any]:
    """The questions that lead to the guide at ``chemin``, of its public: their address and their words."""
    public: Public = "elus" if section(chemin or "").theme == "elus" else "demandeurs"
    siennes = [
        (question.adresse, intitule(question, site.interface.langue))
        for question in site.donnees[QUESTIONS].values()
        if question.public == public and question.guide == chemin
    ]
    return {"questions": siennes}
