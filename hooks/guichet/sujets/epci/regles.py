"""What different files say of one territory goes together."""

from collections import Counter
from collections.abc import Iterator

from guichet.socle.lot import Illisible, Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS
from guichet.sujets.parc.fiches import PARC
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()

# Allocations of a year for a hundred homes: 4 to 22 in 2025. Small stocks vary more.
ROTATION, ASSEZ = (1, 40), 200


@REGLES.regle
def attributions_a_la_mesure_du_parc(lot: Lot) -> Iterator[Probleme]:
    """A territory allocates in a year some of its homes, neither none of them nor half."""
    if isinstance(lot.connus[PARC], Illisible):
        return
    epci = {commune.insee: commune.epci for commune in lot.fiches(COMMUNES)}
    parc: Counter[str] = Counter()
    for fiche in lot.fiches(PARC):
        parc[epci.get(fiche.commune, "")] += fiche.total
    for attributions, enregistrement in lot[ATTRIBUTIONS]:
        logements = parc[attributions.epci]
        if logements >= ASSEZ and not ROTATION[0] <= attributions.total * 100 / logements <= ROTATION[1]:
            constat = f"ce total ne va pas avec les {logements} logements sociaux de ce territoire (data/parc.csv)"
            remede = "recopiez la ligne depuis la source, et vérifiez son SIREN"
            yield enregistrement.probleme(("total",), constat, remede, attributions.total)
