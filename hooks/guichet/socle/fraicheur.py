"""When what was read must be read again (review, warning, withdrawal): a pure policy of dates.

After ``relire_sous`` days a page or a fact is due for review; editors are warned before, readers told after, and
what goes stale fast (hours, states, delays) is withdrawn later still.
"""

import datetime
from enum import StrEnum

AVERTIR_JOURS = 30
RETIRER_JOURS = 90


class EtatRevue(StrEnum):
    """Where a page or a fact stands, from fresh to withdrawn."""

    A_JOUR = "a_jour"
    BIENTOT = "bientot"
    A_RELIRE = "a_relire"
    PERIME = "perime"


def echeance(relu_le: datetime.date, relire_sous: int) -> datetime.date:
    """Return the day on which what was read on ``relu_le`` must be read again, ``relire_sous`` days later."""
    return relu_le + datetime.timedelta(days=relire_sous)


def etat(relu_le: datetime.date, relire_sous: int, aujourdhui: datetime.date) -> EtatRevue:
    """Return the state on ``aujourdhui``: told to editors 30 days ahead, to readers on the day, withdrawn 90 days after."""
    retard = (aujourdhui - echeance(relu_le, relire_sous)).days
    if retard >= RETIRER_JOURS:
        return EtatRevue.PERIME
    if retard >= 0:
        return EtatRevue.A_RELIRE
    return EtatRevue.BIENTOT if retard >= -AVERTIR_JOURS else EtatRevue.A_JOUR
