"""Dated stories: the instruments of a territory, the life of a text."""

import datetime

from guichet.socle.champs import Fiche, Identifiant, Siren, Statut, Texte
from guichet.socle.jeux import Repertoire, Suite
from guichet.socle.jour_imprecis import JourImprecis
from guichet.sujets.instruments.fiches import NatureInstrument


class Chronologie(Fiche, title="Une frise"):
    """A story drawn as a timeline; ``epci`` is the territory whose instruments its events may be."""

    id: Identifiant
    titre: Texte
    """Le titre de la frise."""
    epci: Siren | None = None
    """Le SIREN de l’EPCI, si ses instruments sont dans la frise."""


class Evenement(Fiche, title="Un événement daté"):
    """What happened on a day, in a month or in a year, as precisely as the source has it.

    Of an event that is an ``instrument`` of the territory, date, status and source are told in ``instruments.yml``.
    """

    chronologie: Identifiant
    """La frise à laquelle il appartient, par son `id`."""
    titre: Texte
    """Ce qui arrive, en quelques mots."""
    detail: Texte | None = None
    """Une phrase de plus, si elle est utile."""
    instrument: NatureInstrument | None = None
    """L’instrument de `data/instruments.yml` que c’est. Sa date et sa source sont alors là-bas."""
    date: JourImprecis | None = None
    """Année, mois ou jour, aussi précis que la source. Rien avec `instrument`."""
    statut: Statut | None = None
    source: Identifiant | None = None
    lu_le: datetime.date | None = None


CHRONOLOGIES = Repertoire("chronologies", "data/chronologies.yml", Chronologie, section="chronologies")
EVENEMENTS = Suite("evenements", "data/chronologies.yml", Evenement, cle=None, section="evenements", noms=("titre",))

JEUX = (CHRONOLOGIES, EVENEMENTS)
