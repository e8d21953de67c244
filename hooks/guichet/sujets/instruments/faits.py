"""What is told of the instruments of each territory."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Fait
from guichet.sujets.instruments.fiches import INSTRUMENTS
from guichet.sujets.territoires.faits import fait_local


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each instrument."""
    for i in donnees[INSTRUMENTS]:
        etat = f"{i.nature.value.upper()} : {i.etat.value}"
        yield fait_local(donnees, "instrument", i, i.epci, etat, i.date, i.precision)
