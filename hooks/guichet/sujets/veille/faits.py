"""What the entries of the watch tell."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.veille.fiches import VEILLE


def proses(donnees: Donnees) -> Iterator[Emploi]:
    """Yield the summary and the change of each entry."""
    for entree in donnees[VEILLE].values():
        yield Emploi(entree.chemin, f"{entree.resume}\n\n{entree.change}")


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each entry, told by what it changes."""
    for entree in donnees[VEILLE].values():
        yield fait("veille", entree, entree.titre, Emploi(entree.chemin, entree.change))
