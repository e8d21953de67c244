"""The questions of each public."""

import json
from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from guichet.langues import typographie
from guichet.modeles import Langue, Question
from guichet.pages.registre import Page, Passage, Site, genre, titres_de

# Address of the questions of each public.
FAQ = {"demandeurs": "demander/faq/", "elus": "elus/faq/"}


@genre
def page_faq_demandeurs(site: Site) -> Iterator[Page]:
    """Applicants' questions, in every language."""
    yield _faq(site, "demandeurs", FAQ["demandeurs"])


@genre
def page_faq_elus(site: Site) -> Iterator[Page]:
    """Elected officials' questions, in French only."""
    if site.interface.langue == "fr":
        yield _faq(site, "elus", FAQ["elus"])


def _faq(site: Site, public: str, chemin: str) -> Page:
    vus: set[str] = set()
    themes = [
        (theme, [entree_faq(site, question, chemin, vus=vus) for question in _questions(site, public, theme.id)])
        for theme in site.donnees.themes
        if theme.public == public
    ]
    themes = [(theme, entrees) for theme, entrees in themes if entrees]
    entrees = [entree for _, du_theme in themes for entree in du_theme]
    contexte = {"themes": themes, "public": public, "jsonld": Markup(_jsonld_faq(entrees, site.interface.langue))}
    passages = tuple(Passage(entree["question"].id, entree["intitule"], entree["texte"]) for entree in entrees)
    return Page(chemin, "faq.html", **titres_de(site, f"faq_{public}"), contexte=contexte, passages=passages)


def _questions(site: Site, public: str, theme: str) -> list[Question]:
    return [q for q in site.donnees.questions.values() if q.public == public and q.theme == theme]


def entree_faq(site: Site, question: Question, chemin: str, *, vus: set[str] | None = None) -> dict[str, Any]:
    """Return a question as its page shows it; ``chemin`` is the address of that page.

    With ``vus``, the words of the glossary already explained there, ``reponse`` explains those that are new;
    ``texte`` is the answer alone.
    """
    langue = site.interface.langue
    donnees = site.donnees
    reponse = question.reponse[langue]
    return {
        "question": question,
        "intitule": intitule(question, langue),
        "reponse": site.redaction.rendre(reponse, chemin, vus=vus),
        "texte": site.redaction.rendre(reponse, chemin).striptags(),
        "textes": [donnees.textes[identifiant] for identifiant in question.textes],
        "sources": [donnees.sources[identifiant] for identifiant in question.sources],
        "voir": [donnees.questions[identifiant] for identifiant in question.voir],
    }


def intitule(question: Question, langue: Langue) -> str:
    return typographie(question.question[langue]) if langue == "fr" else question.question[langue]


def questions_du_guide(site: Site, chemin: str | None) -> list[tuple[str, str]]:
    """Return the questions that lead to the guide at ``chemin``, of its public: their address and their words."""
    public = "elus" if (chemin or "").startswith("elus/") else "demandeurs"
    return [
        (f"{FAQ[public]}#{question.id}", intitule(question, site.interface.langue))
        for question in site.donnees.questions.values()
        if question.public == public and question.guide == chemin
    ]


def _jsonld_faq(entrees: list[dict[str, Any]], langue: str) -> str:
    """Return the schema.org FAQPage. « < » is escaped: the string ends up inside a script element."""
    contenu = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": langue,
        "mainEntity": [
            {
                "@type": "Question",
                "name": entree["intitule"],
                "acceptedAnswer": {"@type": "Answer", "text": entree["texte"]},
            }
            for entree in entrees
        ],
    }
    return json.dumps(contenu, ensure_ascii=False).replace("<", "\\u003c")
