"""Instruments belong to an intercommunality."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.instruments.fiches import INSTRUMENTS, EtatInstrument, NatureInstrument
from guichet.sujets.territoires.fiches import EPCI

REGLES = Regles()

# The first local policies of allocation are of the law of 31 May 1990 on the right to housing.
PREMIERE_ANNEE = 1990


@REGLES.regle
def instrument_d_un_epci(lot: Lot) -> Iterator[Probleme]:
    """An instrument belongs to an EPCI and is told once."""
    vus: set[tuple[str, str]] = set()
    for instrument, enregistrement in lot[INSTRUMENTS]:
        if instrument.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), instrument.epci, "ce SIREN d'EPCI", "data/epci.csv")
        if (instrument.epci, instrument.nature) in vus:
            constat = "cet instrument est déjà décrit pour cet EPCI"
            yield enregistrement.probleme(("nature",), constat, "gardez une seule fiche", instrument.nature)
        vus.add((instrument.epci, instrument.nature))


# A conference and a grid bind nobody by a signature; what is written is not set up as a conference is.
ETATS_EXCLUS = {
    EtatInstrument.SIGNE: {NatureInstrument.CIL, NatureInstrument.COTATION},
    EtatInstrument.INSTALLE: {
        NatureInstrument.DOCUMENT_CADRE,
        NatureInstrument.CIA,
        NatureInstrument.PPGDID,
        NatureInstrument.COTATION,
        NatureInstrument.FLUX,
    },
}


@REGLES.regle
def etat_de_sa_nature(lot: Lot) -> Iterator[Probleme]:
    """What a source says of an instrument is what can happen to one of its kind."""
    for instrument, enregistrement in lot[INSTRUMENTS]:
        if instrument.nature in ETATS_EXCLUS.get(instrument.etat, ()):
            constat = "cet instrument ne peut pas être dans cet état"
            remede = "une conférence s'installe, une convention se signe, un plan s'adopte"
            yield enregistrement.probleme(("etat",), constat, remede, instrument.etat)


@REGLES.regle
def instrument_date_avant_sa_lecture(lot: Lot) -> Iterator[Probleme]:
    """What was read of an instrument had happened."""
    for instrument, enregistrement in lot[INSTRUMENTS]:
        if instrument.date is not None and instrument.date.debut > instrument.lu_le:
            constat = "cette date vient après le jour de lecture"
            remede = "un instrument à venir a l'état en_cours et n'a pas de date"
            yield enregistrement.probleme(("date",), constat, remede, instrument.date)


@REGLES.regle
def instrument_de_notre_temps(lot: Lot) -> Iterator[Probleme]:
    """No instrument is older than the first of its kind."""
    for instrument, enregistrement in lot[INSTRUMENTS]:
        if instrument.date is not None and instrument.date.debut.year < PREMIERE_ANNEE:
            constat = f"aucun instrument de ce genre n'existait avant {PREMIERE_ANNEE}"
            yield enregistrement.probleme(("date",), constat, "corrigez l'année", instrument.date)
