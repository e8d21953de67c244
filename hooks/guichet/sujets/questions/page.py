"""The questions of each public."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from guichet.pages.registre import ContexteDiffere, Page, Pages, Passage, PassagesDifferes, Site, titres_de
from guichet.prose.phrases import phrases
from guichet.socle.champs import Langue
from guichet.socle.langues import texte_nu, typographie
from guichet.socle.sections import section
from guichet.socle.sources import SOURCES
from guichet.sujets.questions.adresses import reponses_aux_demandeurs
from guichet.sujets.questions.fiches import FAQ, QUESTIONS, THEMES, Public, Question, Theme
from guichet.sujets.textes.fiches import TEXTES

PAGES = Pages()

Themes = list[tuple[Theme, list[dict[str, Any]]]]


@dataclass(frozen=True, eq=False)
class Reponses:
    """The answers that several pages show: ``faire`` writes them when the first of these is rendered."""

    faire: Callable[[], Themes]

    @cached_property
    def themes(self) -> Themes:
        return self.faire()

    def contexte(self, *seuls: Theme) -> dict[str, Any]:
        """Return what a page of answers needs, those of the themes ``seuls`` or of all."""
        themes = self._du(seuls)
        return {"themes": themes, "ids_de_sources": _sources(themes)}

    def passages(self, *seuls: Theme) -> tuple[Passage, ...]:
        return tuple(
            Passage(entree["question"].id, entree["intitule"], entree["texte"])
            for _, entrees in self._du(seuls)
            for entree in entrees
        )

    def _du(self, seuls: tuple[Theme, ...]) -> Themes:
        return [(theme, entrees) for theme, entrees in self.themes if not seuls or theme in seuls]


# A first sentence shorter than that (« Non. ») says nothing alone: the next one comes with it.
_RESUME_AU_MOINS = 30
LIVRET = f"{FAQ['elus']}livret/"


@PAGES.genre()
def page_faq_demandeurs(site: Site) -> Iterator[Page]:
    """The list of applicants' questions, in every language: a question keeps there the anchor that it was given first."""
    reponses = Reponses(partial(_themes, site, "demandeurs"))
    yield Page(
        FAQ["demandeurs"],
        "questions/faq_index.html",
        **titres_de(site, "faq_demandeurs"),
        contexte=ContexteDiffere(lambda: {"themes": reponses.themes}),
        passages=PassagesDifferes(reponses.passages),
        lu_le=max(question.lu_le for question in _questions(site, "demandeurs")),
    )


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
    reponses = Reponses(partial(_themes, site, "elus"))
    for theme in _themes_poses(site, "elus"):
        questions = _questions(site, "elus", theme.id)
        valeurs = {"theme": theme.nom["fr"], "n": len(questions), "premiere": intitule(questions[0], "fr")}
        yield Page(
            theme.chemin,
            "questions/faq.html",
            **titres_de(site, "theme", domaine="questions", **valeurs),
            contexte=ContexteDiffere(partial(reponses.contexte, theme)),
            passages=PassagesDifferes(partial(reponses.passages, theme)),
            lu_le=max(question.lu_le for question in questions),
        )
    # The search answers with the page of a theme: the list and the booklet say the same.
    yield Page(
        FAQ["elus"],
        "questions/faq_index.html",
        **titres_de(site, "faq_elus"),
        contexte=ContexteDiffere(lambda: reponses.contexte() | {"resumes": True}),
    )
    livret = Reponses(partial(_themes, site, "elus", LIVRET, explique=False))
    yield Page(
        LIVRET,
        "questions/faq_livret.html",
        **titres_de(site, "livret", domaine="questions"),
        contexte=ContexteDiffere(livret.contexte),
        lu_le=max(question.lu_le for question in _questions(site, "elus")),
    )


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
        for theme in _themes_poses(site, public)
    ]


def _themes_poses(site: Site, public: Public) -> list[Theme]:
    """Return the themes of ``public`` that have questions."""
    return [theme for theme in site.donnees[THEMES] if theme.public == public and _questions(site, public, theme.id)]


def _sources(themes: Themes) -> list[str]:
    """Return the sources of the answers, each once."""
    return list(dict.fromkeys(s for _, entrees in themes for entree in entrees for s in entree["question"].sources))


def _questions(site: Site, public: Public, theme: str | None = None) -> list[Question]:
    return [q for q in site.donnees[QUESTIONS].values() if q.public == public and theme in (None, q.theme)]


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
    premiere, *autres = phrases(re.sub(r"\s*\([^()]*\)", "", texte)) or [""]
    return premiere if len(premiere) > _RESUME_AU_MOINS else " ".join((premiere, *autres[:1]))


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
