"""What the duties of the year tell."""

from collections.abc import Iterator

from guichet.prose.guides import page_du_gabarit
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.echeancier.fiches import ECHEANCIER


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each duty."""
    page = page_du_gabarit(donnees, "echeancier.html")
    for echeance in donnees[ECHEANCIER].values():
        yield fait("echeancier", echeance, echeance.quoi, Emploi(page, echeance.quoi))
