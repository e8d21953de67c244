"""The steps of an eviction for unpaid rent."""

import datetime
from enum import StrEnum

from guichet.socle.champs import Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Suite


class Phase(StrEnum):
    """A moment of the procedure: before the judge, before them, after their decision."""

    AVANT = "avant"
    JUGE = "juge"
    APRES = "apres"


class EtapeExpulsion(Fiche):
    """A step, in the order of the file. ``{delai}`` in ``quoi`` or ``ensuite`` is the duration named by ``delai``.

    From ``a_partir_du``, ``ensuite`` replaces ``quoi``; both are told, each with its days.
    """

    id: Identifiant
    titre: Texte
    phase: Phase
    acteur: Texte
    quoi: Texte
    a_partir_du: datetime.date | None = None
    ensuite: Texte | None = None
    delai: Identifiant | None = None
    textes: list[Texte] = []
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


EXPULSIONS = Suite("expulsions", "data/expulsions.yml", EtapeExpulsion)

JEUX = (EXPULSIONS,)
