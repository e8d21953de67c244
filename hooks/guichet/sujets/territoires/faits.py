"""What is told of one territory."""

from typing import Any

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.territoires.fiches import EPCI
from guichet.sujets.territoires.noms import chemin_epci


def fait_local(donnees: Donnees, genre: str, fiche: Any, siren: str, *mots: str | None) -> Fait:
    """Return what ``fiche`` tells of the intercommunality ``siren``, in ``mots``: the client alone could settle it."""
    epci = donnees[EPCI][siren]
    phrase = " ".join(filter(None, mots))
    return fait(genre, fiche, f"{epci.nom}, {phrase}", Emploi(chemin_epci(epci), f"{phrase}."), tranche="client")
