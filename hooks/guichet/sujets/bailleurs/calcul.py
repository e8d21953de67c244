"""Which landlords are in each territory, and in each commune."""

from collections import defaultdict
from dataclasses import dataclass

from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.texte import cle_de_tri
from guichet.sujets.bailleurs.fiches import BAILLEURS, Agence, Bailleur
from guichet.sujets.territoires.fiches import COMMUNES


@dataclass(frozen=True)
class Presence:
    """A landlord in a commune: whether it has homes there, and its agencies there."""

    bailleur: Bailleur
    loge: bool
    agences: tuple[Agence, ...]


@une_fois
def _par_nom(donnees: Donnees) -> list[Bailleur]:
    return sorted(donnees[BAILLEURS].values(), key=lambda bailleur: cle_de_tri(bailleur.nom))


@une_fois
def bailleurs_par_epci(donnees: Donnees) -> dict[str, list[Bailleur]]:
    """Return the landlords that have homes or an agency in each EPCI, by SIREN, in the order of their names."""
    groupes: dict[str, list[Bailleur]] = defaultdict(list)
    for bailleur in _par_nom(donnees):
        communes = {*bailleur.communes, *(agence.commune for agence in bailleur.agences)}
        for siren in {donnees[COMMUNES][insee].epci for insee in communes}:
            groupes[siren].append(bailleur)
    return dict(groupes)


@une_fois
def bailleurs_par_commune(donnees: Donnees) -> dict[str, tuple[Presence, ...]]:
    """Return the landlords that have homes or an agency in each commune, by INSEE code, in the order of their names."""
    groupes: dict[str, list[Presence]] = defaultdict(list)
    for bailleur in _par_nom(donnees):
        for insee in sorted({*bailleur.communes, *(agence.commune for agence in bailleur.agences)}):
            agences = tuple(agence for agence in bailleur.agences if agence.commune == insee)
            groupes[insee].append(Presence(bailleur, insee in bailleur.communes, agences))
    return {insee: tuple(presences) for insee, presences in groupes.items()}
