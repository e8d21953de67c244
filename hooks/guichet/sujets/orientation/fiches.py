"""The table of the choice: questions that lead to one another, and what to do where one is."""

from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Texte, Traduction
from guichet.socle.jeux import Repertoire
from guichet.sujets.lettres.fiches import Conduite

RACINE = "demander/ou-j-en-suis/"


class Choix(Fiche):
    """What one may answer, and where it leads: a question, a situation, or the address of a page."""

    dire: Traduction
    """La réponse, dans les mots du lecteur."""
    vers: Texte
    """Où elle mène : l’`id` d’une question ou d’une situation de ce fichier, ou l’adresse d’une page du site."""


class Embranchement(Fiche, title="Une question de « Où j’en suis »"):
    """A question, and its answers. The first of the file is the one where everybody starts."""

    id: Identifiant
    question: Traduction
    """La question, en peu de mots."""
    choix: Annotated[list[Choix], Field(min_length=2)]
    """Les réponses possibles, dans l’ordre de la page."""


class Arrivee(Conduite, title="Une situation de « Où j’en suis »"):
    """Where one is, and what to do there."""

    racine = RACINE


EMBRANCHEMENTS = Repertoire(
    "orientation_questions", "data/orientation.yml", Embranchement, section="questions", uniques=("question",)
)
ARRIVEES = Repertoire(
    "orientation_situations", "data/orientation.yml", Arrivee, section="situations", uniques=("titre",)
)

JEUX = (EMBRANCHEMENTS, ARRIVEES)
