"""What scoring grids and delays tell of each territory."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Fait
from guichet.sujets.local.fiches import COTATIONS, DELAIS_LOCAUX
from guichet.sujets.territoires.faits import fait_local
from guichet.sujets.territoires.fiches import EPCI


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each line of a grid, then each delay."""
    for critere in donnees[COTATIONS]:
        points = f"{critere.critere} : {critere.points} points"
        yield fait_local(donnees, "critere", critere, critere.epci, points)
    for delai in donnees[DELAIS_LOCAUX]:
        valeur = f"{delai.nature.value.replace('_', ' ')} : {delai.valeur} {delai.unite}"
        epci = delai.epci or next(e.siren for e in donnees[EPCI].values() if delai.departement in e.departements)
        yield fait_local(donnees, "delai-local", delai, epci, valeur, delai.precision)
