"""Every question, in French."""

import datetime
from typing import Literal

from pydantic import Field

from guichet.modeles import Statut
from guichet.pages import Site
from guichet.pages.faq import entree_faq
from guichet.sorties.donnees.registre import Enveloppe, Ouverte, publie


class QuestionOuverte(Ouverte):
    id: str
    public: Literal["demandeurs", "elus"]
    theme: str
    question: str
    reponse: str = Field(description="HTML")
    textes: list[str]
    sources: list[str]
    statut: Statut
    lu_le: datetime.date
    page: str


class Faq(Enveloppe):
    items: list[QuestionOuverte]


_PAGES_FAQ = {"demandeurs": "demander/faq/", "elus": "elus/faq/"}


@publie("faq.json", Faq)
def faq(site: Site) -> Faq:
    """Every question, in French."""
    return Faq(
        date=site.aujourdhui,
        items=[
            QuestionOuverte(
                **question.model_dump(include={"id", "public", "theme", "textes", "sources", "statut", "lu_le"}),
                question=question.question["fr"],
                reponse=str(entree_faq(site, question, _PAGES_FAQ[question.public])["reponse"]),
                page=f"{site.racine_web}{_PAGES_FAQ[question.public]}#{question.id}",
            )
            for question in site.donnees.questions.values()
        ],
    )
