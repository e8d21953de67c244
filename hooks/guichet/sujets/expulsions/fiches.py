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


class EtapeExpulsion(Fiche, title="Une étape de la procédure d’expulsion, dans l’ordre"):
    """A step, in the order of the file. ``{delai}`` in ``quoi`` or ``ensuite`` is the duration named by ``delai``.

    From ``a_partir_du``, ``ensuite`` replaces ``quoi``; both are told, each with its days.
    """

    id: Identifiant
    titre: Texte
    """Le nom de l’étape."""
    phase: Phase
    """Avant le juge, devant lui, ou après le jugement."""
    acteur: Texte
    """Qui agit."""
    quoi: Texte
    """Ce qui se passe. `{delai}` met le délai à sa place."""
    a_partir_du: datetime.date | None = None
    """Le jour où l’étape change."""
    ensuite: Texte | None = None
    """Ce qu’elle devient ce jour-là."""
    delai: Identifiant | None = None
    """Le délai, par son `id` de `data/delais.yml`."""
    textes: list[Texte] = []
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


EXPULSIONS = Suite("expulsions", "data/expulsions.yml", EtapeExpulsion, uniques=("titre",), au_moins=11)

JEUX = (EXPULSIONS,)
