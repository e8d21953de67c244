"""Addresses of questions that lead to their answer."""

from guichet.socle.donnees import Donnees
from guichet.sujets.questions.fiches import FAQ, QUESTIONS


def deplacees(donnees: Donnees) -> dict[str, str]:
    """Return where an address of the list of questions leads: to the answer itself."""
    return {f"{FAQ[q.public]}#{q.id}": q.adresse for q in donnees[QUESTIONS].values()}
