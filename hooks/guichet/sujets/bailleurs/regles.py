"""Landlords have homes and agencies in communes that exist."""

from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu
from guichet.sujets.bailleurs.fiches import BAILLEURS
from guichet.sujets.territoires.fiches import COMMUNES

REGLES = Regles()


@REGLES.regle
def bailleur_dans_des_communes(lot: Lot) -> Iterator[Probleme]:
    """Each commune of a landlord exists."""
    for bailleur, enregistrement in lot[BAILLEURS]:
        communes = [(("agences", rang, "commune"), agence.commune) for rang, agence in enumerate(bailleur.agences)]
        communes += [(("communes", rang, ""), insee) for rang, insee in enumerate(bailleur.communes)]
        for (liste, rang, champ), insee in communes:
            if insee not in lot.connus[COMMUNES]:
                chemin = (liste, rang, champ) if champ else (liste, rang)
                yield inconnu(enregistrement, chemin, insee, "ce code INSEE", "data/communes.csv")
