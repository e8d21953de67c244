"""Meetings."""

import datetime

from guichet.socle.champs import AdresseWeb, Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Suite


class Reunion(Fiche, title="Une réunion annoncée"):
    """A meeting announced by a source: on ``le``, or from ``le`` to ``jusqu_au`` included."""

    id: Identifiant
    titre: Texte
    """Le nom de la réunion."""
    le: datetime.date
    """Son jour, ou le premier."""
    jusqu_au: datetime.date | None = None
    """Le dernier jour, si elle en dure plusieurs."""
    heures: Texte | None = None
    """Les heures, telles que la source les donne."""
    lieu: Texte | None = None
    """Où elle a lieu."""
    organisateur: Texte
    """Qui l’organise."""
    detail: Texte
    """De quoi il est question, en une phrase."""
    adresse: AdresseWeb | None = None
    """La page qui l’annonce."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def fin(self) -> datetime.date:
        return self.jusqu_au or self.le


AGENDA = Suite("agenda", "data/agenda.yml", Reunion, au_moins=0)
