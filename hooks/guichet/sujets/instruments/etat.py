"""Which instruments may still be told."""

from guichet.socle.donnees import Edition, une_fois
from guichet.socle.fraicheur import retire
from guichet.sujets.instruments.fiches import INSTRUMENTS, Instrument


@une_fois
def montrables(edition: Edition) -> tuple[Instrument, ...]:
    """Return the instruments whose state was read recently enough."""
    donnees, jour = edition.donnees, edition.aujourdhui
    return tuple(i for i in donnees[INSTRUMENTS] if not retire(donnees, INSTRUMENTS.fichier, i.lu_le, jour))
