"""What the answers to questions tell."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.questions.fiches import QUESTIONS


def proses(donnees: Donnees) -> Iterator[Emploi]:
    """Yield each French answer."""
    for question in donnees[QUESTIONS].values():
        yield Emploi(question.adresse, question.reponse["fr"])


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each question, told by its answer."""
    for question in donnees[QUESTIONS].values():
        emploi = Emploi(question.adresse, question.reponse["fr"])
        yield fait("question", question, question.question["fr"], emploi)
