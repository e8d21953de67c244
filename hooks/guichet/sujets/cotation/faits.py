"""What the publics with priority and the forbidden grounds tell."""

from collections.abc import Iterator

from guichet.prose.guides import page_du_gabarit
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.cotation.fiches import MOTIFS_INTERDITS, PUBLICS_PRIORITAIRES


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each public, then each ground."""
    page = page_du_gabarit(donnees, "simulateur.html")
    for public in donnees[PUBLICS_PRIORITAIRES]:
        yield fait("public", public, public.nom, Emploi(page, public.nom))
    for motif in donnees[MOTIFS_INTERDITS]:
        yield fait("motif", motif, motif.nom, Emploi(page, motif.nom))
