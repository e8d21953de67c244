"""What the steps of an eviction tell."""

from collections.abc import Iterator

from guichet.prose.guides import page_du_gabarit
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.expulsions.fiches import EXPULSIONS


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each step, with its delay as a shortcode."""
    page = page_du_gabarit(donnees, "expulsions.html")
    for etape in donnees[EXPULSIONS]:
        delai = f"{{{{delai:{etape.delai}}}}}" if etape.delai else ""
        yield fait("expulsion", etape, etape.titre, Emploi(page, etape.quoi.replace("{delai}", delai)))
