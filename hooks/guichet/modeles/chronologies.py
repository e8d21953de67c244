"""Dated stories: the instruments of a territory, the life of a text."""

import datetime

from guichet.modeles.base import DateImprecise, Fiche, Identifiant, Siren, Statut, Texte
from guichet.modeles.instruments import NatureInstrument


class Chronologie(Fiche):
    """A story drawn as a timeline; ``epci`` is the territory whose instruments its events may be."""

    id: Identifiant
    titre: Texte
    epci: Siren | None = None


class Evenement(Fiche):
    """What happened on a day, in a month or in a year, as precisely as the source has it.

    Of an event that is an ``instrument`` of the territory, date, status and source are told in ``instruments.yml``.
    """

    chronologie: Identifiant
    titre: Texte
    detail: Texte | None = None
    instrument: NatureInstrument | None = None
    date: DateImprecise | None = None
    statut: Statut | None = None
    source: Identifiant | None = None
    lu_le: datetime.date | None = None
