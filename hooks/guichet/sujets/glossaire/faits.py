"""What the definitions of words tell."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.glossaire.fiches import TERMES


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each word."""
    for terme in donnees[TERMES].values():
        emploi = Emploi(f"glossaire/#{terme.id}", terme.definition["fr"])
        yield fait("terme", terme, terme.sigle or terme.terme, emploi)
