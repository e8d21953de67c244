"""When what was read must be read again (review, warning, withdrawal): a pure policy of dates.

After ``relire_sous`` days a page or a fact is due for review; editors are warned before, readers told after, and
what goes stale fast (hours, states, delays) is withdrawn later still.
"""

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Fiche, Fonction, Identifiant, Texte
from guichet.socle.donnees import Donnees
from guichet.socle.jeux import Suite

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


# After 90 days ask people to call first, after 180 days no longer show the hours.
APPELER_APRES_JOURS = 90
MASQUER_APRES_JOURS = 180


def fraicheur(lu_le: datetime.date, aujourdhui: datetime.date) -> str:
    """Return ``a_jour``, ``appeler`` or ``masquer`` after the age of a reading, in days."""
    age = (aujourdhui - lu_le).days
    if age > MASQUER_APRES_JOURS:
        return "masquer"
    return "appeler" if age > APPELER_APRES_JOURS else "a_jour"


class PolitiqueRevue(Fiche, title="Qui relit quoi, et en combien de jours"):
    """Who answers for the files whose name starts with ``fichiers``, and within how many days each is read again.

    The longest ``fichiers`` wins. ``volatil`` marks facts that are withdrawn when their review is long overdue.
    """

    id: Identifiant
    fichiers: Texte
    """Le début du nom des fichiers ; le plus long l’emporte."""
    responsable: Fonction
    """Qui relit, par sa fonction."""
    relire_sous: Annotated[int, Field(ge=7, le=400)]
    """Dans combien de jours."""
    volatil: bool = False
    """`true` : le fait n’est plus montré 90 jours après l’échéance."""


REVUE = Suite("revue", "data/revue.yml", PolitiqueRevue, communs=("responsable",))


def politique(donnees: Donnees, fichier: str) -> PolitiqueRevue | None:
    """Return the policy of ``fichier``: the one whose prefix is the longest."""
    convenables = (p for p in donnees[REVUE] if fichier.startswith(p.fichiers))
    return max(convenables, key=lambda p: len(p.fichiers), default=None)


def retire(donnees: Donnees, fichier: str, lu_le: datetime.date, aujourdhui: datetime.date) -> bool:
    """Return whether a volatile fact of ``fichier`` read on ``lu_le`` is too old to be shown on ``aujourdhui``."""
    sienne = politique(donnees, fichier)
    if sienne is None or not sienne.volatil:
        return False
    return etat(lu_le, sienne.relire_sous, aujourdhui) is EtatRevue.PERIME
