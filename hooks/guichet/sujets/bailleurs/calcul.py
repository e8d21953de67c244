"""Which landlords are in each territory."""

from collections import defaultdict

from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.texte import cle_de_tri
from guichet.sujets.bailleurs.fiches import BAILLEURS, Bailleur
from guichet.sujets.territoires.fiches import COMMUNES


@une_fois
def bailleurs_par_epci(donnees: Donnees) -> dict[str, list[Bailleur]]:
    """Return the landlords that have homes or an agency in each EPCI, by SIREN, in the order of their names."""
    groupes: dict[str, list[Bailleur]] = defaultdict(list)
    for bailleur in sorted(donnees[BAILLEURS].values(), key=lambda bailleur: cle_de_tri(bailleur.nom)):
        communes = {*bailleur.communes, *(agence.commune for agence in bailleur.agences)}
        for siren in {donnees[COMMUNES][insee].epci for insee in communes}:
            groupes[siren].append(bailleur)
    return dict(groupes)
