"""Meetings end after they begin."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.veille.reunions import AGENDA

REGLES = Regles()


@REGLES.regle
def reunion_dans_l_ordre(lot: Lot) -> Iterator[Probleme]:
    for reunion, enregistrement in lot[AGENDA]:
        if reunion.fin < reunion.le:
            constat = f"la réunion finit ({reunion.fin}) avant de commencer ({reunion.le})"
            yield enregistrement.probleme(("jusqu_au",), constat, "inversez les dates", reunion.fin)
        elif (reunion.fin - reunion.le).days > 31:
            constat = "la réunion dure plus d'un mois"
            yield enregistrement.probleme(("jusqu_au",), constat, "corrigez les dates", reunion.fin)
