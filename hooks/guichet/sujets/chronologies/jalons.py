"""The events of a timeline, in order, each with its date and its source."""

from dataclasses import dataclass

from guichet.socle.donnees import Donnees
from guichet.socle.jour_imprecis import JourImprecis
from guichet.sujets.chronologies.fiches import CHRONOLOGIES, EVENEMENTS, Evenement
from guichet.sujets.instruments.fiches import INSTRUMENTS, Instrument


@dataclass(frozen=True)
class Jalon:
    """An event as a timeline shows it; ``origine`` is the record that tells its date, its status and its source."""

    evenement: Evenement
    origine: Evenement | Instrument
    date: JourImprecis


def jalons(donnees: Donnees, identifiant: str) -> list[Jalon]:
    """Return the events of the timeline ``identifiant``, oldest first; in the order of the file on the same date."""
    chronologie = donnees[CHRONOLOGIES][identifiant]
    instruments = {i.nature: i for i in donnees[INSTRUMENTS] if i.epci == chronologie.epci}
    siens = [evenement for evenement in donnees[EVENEMENTS] if evenement.chronologie == identifiant]
    return sorted(
        (
            _jalon(evenement, instruments[evenement.instrument] if evenement.instrument else evenement)
            for evenement in siens
        ),
        key=lambda jalon: jalon.date.debut,
    )


def _jalon(evenement: Evenement, origine: Evenement | Instrument) -> Jalon:
    if origine.date is None:
        raise LookupError(f"« {evenement.titre} » n'a pas de date")
    return Jalon(evenement, origine, origine.date)
