"""What the events of a timeline tell."""

from collections.abc import Iterator

from guichet.prose.guides import guides
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.chronologies.fiches import EVENEMENTS


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each event that has a status."""
    pages = {guide.chronologie: chemin for chemin, guide in guides(donnees)["fr"].items()}
    for evenement in donnees[EVENEMENTS]:
        if evenement.statut is not None:
            phrase = " ".join(filter(None, (f"{evenement.titre}.", evenement.detail)))
            emploi = Emploi(pages[evenement.chronologie], phrase)
            yield fait("evenement", evenement, evenement.titre, emploi, tranche="client")
