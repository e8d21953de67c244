"""Every question, in French."""

import datetime
from typing import Literal

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Statut
from guichet.sujets.questions.fiches import QUESTIONS, Question
from guichet.sujets.questions.page import entree_faq

OUVERTES = Ouvertes()


class QuestionOuverte(Ouverte):
    id: str
    public: Literal["demandeurs", "elus"] = Field(description="pour qui")
    theme: str = Field(description="identifiant du thème")
    question: str = Field(description="la question, en français")
    reponse: str = Field(description="la réponse, en français, en HTML ; ses liens sont des adresses complètes")
    a_copier: str | None = Field(description="trois phrases pour une lettre à un habitant ; null : aucune")
    textes: list[str]
    sources: list[str]
    statut: Statut
    lu_le: datetime.date
    page: str


class Faq(Enveloppe):
    items: list[QuestionOuverte]


@OUVERTES.publie("faq.json", Faq, mots="donnees.faq")
def faq(site: Site) -> Faq:
    """Every question, in French."""
    return Faq(
        date=site.aujourdhui,
        items=[_question(site, question) for question in site.donnees[QUESTIONS].values()],
    )


def _question(site: Site, question: Question) -> QuestionOuverte:
    entree = entree_faq(site, question, question.page)
    return QuestionOuverte(
        **question.model_dump(include={"id", "public", "theme", "textes", "sources", "statut", "lu_le"}),
        question=question.question["fr"],
        reponse=str(entree["reponse"]),
        a_copier=entree["lettre"],
        page=f"{site.racine_web}{question.adresse}",
    )
