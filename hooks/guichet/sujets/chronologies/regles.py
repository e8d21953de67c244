"""Events have a timeline, and each its date told once."""

from collections.abc import Iterator

from guichet.prose.guides import GUIDES
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.chronologies.fiches import CHRONOLOGIES, EVENEMENTS, Evenement
from guichet.sujets.instruments.fiches import INSTRUMENTS
from guichet.sujets.instruments.regles import PREMIERE_ANNEE
from guichet.sujets.territoires.fiches import EPCI

REGLES = Regles()

_PROPRES = ("date", "statut", "source", "lu_le")


@REGLES.regle
def evenement_date(lot: Lot) -> Iterator[Probleme]:
    """An event has its own date and source, or those of an instrument of the territory; never both."""
    chronologies = lot.par_cle(CHRONOLOGIES)
    instruments = {(fiche.epci, fiche.nature): fiche for fiche in lot.fiches(INSTRUMENTS)}
    for evenement, enregistrement in lot[EVENEMENTS]:
        if evenement.chronologie not in lot.connus[CHRONOLOGIES]:
            yield inconnu(
                enregistrement, ("chronologie",), evenement.chronologie, "cette chronologie", "data/chronologies.yml"
            )
            continue
        if evenement.instrument is None:
            yield from _sans_instrument(evenement, enregistrement)
            continue
        if any(getattr(evenement, champ) for champ in _PROPRES):
            constat = "la date d'un instrument est dite deux fois"
            remede = "retirez date, statut, source et lu_le : ils sont dans data/instruments.yml"
            yield enregistrement.probleme(("instrument",), constat, remede, evenement.instrument)
        chronologie = chronologies.get(evenement.chronologie)
        epci = chronologie.epci if chronologie else None
        instrument = instruments.get((epci or "", evenement.instrument))
        if instrument is None or not instrument.date:
            constat = "cet instrument n'a pas de date dans data/instruments.yml"
            remede = "donnez-lui sa date et sa source là-bas, ou retirez l'événement"
            yield enregistrement.probleme(("instrument",), constat, remede, evenement.instrument)


def _sans_instrument(evenement: Evenement, enregistrement: Enregistrement) -> Iterator[Probleme]:
    manquants = [champ for champ in _PROPRES if not getattr(evenement, champ)]
    if manquants:
        constat = "il manque à cet événement sa date ou sa source"
        yield enregistrement.probleme(("titre",), constat, f"ajoutez : {', '.join(manquants)}", evenement.titre)


@REGLES.regle
def chronologie_d_un_epci(lot: Lot) -> Iterator[Probleme]:
    """A timeline has events, and its territory exists."""
    racontees = {evenement.chronologie for evenement in lot.fiches(EVENEMENTS)}
    for chronologie, enregistrement in lot[CHRONOLOGIES]:
        if chronologie.epci and chronologie.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), chronologie.epci, "ce SIREN d'EPCI", "data/epci.csv")
        if chronologie.id not in racontees:
            constat = "cette chronologie n'a aucun événement"
            yield enregistrement.probleme(("id",), constat, "ajoutez-lui un événement, ou retirez-la", chronologie.id)


@REGLES.regle
def chronologie_connue(lot: Lot) -> Iterator[Probleme]:
    """A page of prose shows a timeline that exists."""
    for guide, enregistrement in lot.toutes(*GUIDES.values()):
        if guide.chronologie and guide.chronologie not in lot.connus[CHRONOLOGIES]:
            yield inconnu(
                enregistrement, ("chronologie",), guide.chronologie, "cette chronologie", "data/chronologies.yml"
            )


@REGLES.regle
def evenement_d_un_territoire(lot: Lot) -> Iterator[Probleme]:
    """An event of the policy of a territory is not older than such policies."""
    chronologies = lot.par_cle(CHRONOLOGIES)
    for evenement, enregistrement in lot[EVENEMENTS]:
        chronologie = chronologies.get(evenement.chronologie)
        ancien = evenement.date is not None and evenement.date.debut.year < PREMIERE_ANNEE
        if ancien and chronologie is not None and chronologie.epci:
            constat = f"aucune politique de ce genre n'existait avant {PREMIERE_ANNEE}"
            yield enregistrement.probleme(("date",), constat, "corrigez l'année", evenement.date)
