"""Meetings."""

import datetime

from guichet.socle.champs import AdresseWeb, Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Suite


class Reunion(Fiche):
    """A meeting announced by a source: on ``le``, or from ``le`` to ``jusqu_au`` included."""

    id: Identifiant
    titre: Texte
    le: datetime.date
    jusqu_au: datetime.date | None = None
    heures: Texte | None = None
    lieu: Texte | None = None
    organisateur: Texte
    detail: Texte
    adresse: AdresseWeb | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def fin(self) -> datetime.date:
        return self.jusqu_au or self.le


AGENDA = Suite("agenda", "data/agenda.yml", Reunion)
