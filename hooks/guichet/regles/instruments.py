"""Instruments belong to an intercommunality."""

from collections.abc import Iterator

from guichet.lot import Lot
from guichet.problemes import Probleme
from guichet.regles.registre import inconnu, regle, toutes


@regle
def instrument_d_un_epci(lot: Lot) -> Iterator[Probleme]:
    """An instrument belongs to an EPCI and is told once."""
    vus: set[tuple[str, str]] = set()
    for instrument, enregistrement in toutes(lot, "instruments"):
        if instrument.epci not in lot.connus["epci"]:
            yield inconnu(enregistrement, ("epci",), instrument.epci, "ce SIREN d'EPCI", "data/epci.csv")
        if (instrument.epci, instrument.nature) in vus:
            constat = "cet instrument est déjà décrit pour cet EPCI"
            yield enregistrement.probleme(("nature",), constat, "gardez une seule fiche", instrument.nature)
        vus.add((instrument.epci, instrument.nature))
