"""About how many homes a commune lacks: our own calculation, from the inventory alone."""

from guichet.socle.donnees import Donnees
from guichet.sujets.sru.etat import doute
from guichet.sujets.sru.fiches import SRU, SituationSru


def manquants(situation: SituationSru) -> int | None:
    """Return about how many social homes are missing for the share that the law asks for; None where it cannot be told.

    Homes and their rate make the number of main residences, which the file does not give: the rate is rounded, so is
    what comes of it.
    """
    if not situation.logements or not situation.taux:
        return None
    return max(0, round(situation.logements * (situation.cible / situation.taux - 1)))


def manquants_de(donnees: Donnees, insee: str) -> int | None:
    """Return the same of the commune ``insee``; None too where it is not in the field of the law, or its count in doubt."""
    situation = donnees[SRU].get(insee)
    return manquants(situation) if situation and not doute(donnees, insee) else None
