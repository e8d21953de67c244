"""A duty of the year falls on a day that every year has."""

import datetime
from collections.abc import Iterator

from guichet.prose.dates_tapees import jours_tapes
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.echeancier.fiches import ECHEANCIER

REGLES = Regles()
# A year without a 29 February.
_ANNEE_ORDINAIRE = 2001


@REGLES.regle
def jour_de_chaque_annee(lot: Lot) -> Iterator[Probleme]:
    """Its day exists every year; a day seen once belongs to a duty that has a day."""
    for echeance, enregistrement in lot[ECHEANCIER]:
        if echeance.le and not _existe(echeance.le):
            yield enregistrement.probleme(("le",), "ce jour n'existe pas chaque année", "corrigez-le", echeance.le)
        if echeance.constatee and not echeance.le:
            constat, remede = "cette année est celle d'un jour qui n'est pas dit", "écrivez le jour (le), ou retirez-la"
            yield enregistrement.probleme(("constatee",), constat, remede, echeance.constatee)
        dits = {f"{mois:02}-{jour:02}" for jour, mois in (t.jour_et_mois for t in jours_tapes(echeance.rythme, "fr"))}
        if dits - {echeance.le} and (echeance.le is None or _existe(echeance.le)):
            constat = f"le rythme dit un autre jour que « le » : {min(dits - {echeance.le})}"
            yield enregistrement.probleme(("rythme",), constat, "corrigez celui des deux qui est faux", echeance.rythme)


def _existe(le: str) -> bool:
    try:
        datetime.date.fromisoformat(f"{_ANNEE_ORDINAIRE}-{le}")
    except ValueError:
        return False
    return True
