"""What is told of registration desks."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Fait
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.territoires.faits import fait_local
from guichet.sujets.territoires.fiches import COMMUNES


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each desk."""
    for guichet in donnees[GUICHETS].values():
        yield fait_local(donnees, "guichet", guichet, donnees[COMMUNES][guichet.commune].epci, guichet.nom)
