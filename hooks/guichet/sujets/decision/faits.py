"""What the path of an allocation tells."""

from collections.abc import Iterator

from guichet.prose.guides import page_du_gabarit
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.decision.fiches import ETAPES_DECISION


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each step."""
    page = page_du_gabarit(donnees, "qui_decide.html")
    for etape in donnees[ETAPES_DECISION]:
        yield fait("decision", etape, etape.titre, Emploi(page, etape.en_bref))
