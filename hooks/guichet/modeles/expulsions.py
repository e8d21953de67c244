"""The steps of an eviction for unpaid rent."""

import datetime

from guichet.modeles.base import Fiche, Identifiant, Statut, Texte


class EtapeExpulsion(Fiche):
    """A step, in the order of the file. ``{delai}`` in ``quoi`` or ``ensuite`` is the duration named by ``delai``.

    From ``a_partir_du``, ``ensuite`` replaces ``quoi``; both are told, each with its days.
    """

    id: Identifiant
    titre: Texte
    acteur: Texte
    quoi: Texte
    a_partir_du: datetime.date | None = None
    ensuite: Texte | None = None
    delai: Identifiant | None = None
    textes: list[Texte] = []
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
