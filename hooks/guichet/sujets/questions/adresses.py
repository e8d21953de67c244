"""Addresses of questions that lead to their answer."""

from collections.abc import Iterable

from guichet.socle.donnees import Donnees
from guichet.sujets.questions.fiches import FAQ, QUESTIONS, Question


def deplacees(donnees: Donnees) -> dict[str, str]:
    """Return where an address of the list of questions leads: to the answer itself."""
    return {f"{FAQ[q.public]}#{q.id}": q.adresse for q in donnees[QUESTIONS].values()}


def reponses_aux_demandeurs(questions: Iterable[Question]) -> dict[str, Question]:
    """Return the questions of applicants among ``questions``, by the address of their page."""
    return {question.page: question for question in questions if question.public == "demandeurs"}
