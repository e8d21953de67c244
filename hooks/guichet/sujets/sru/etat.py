"""What is said of a commune under the SRU law, in one word; and what is in doubt of it."""

from typing import Literal

from guichet.socle.confirmations import doutes
from guichet.socle.donnees import Donnees
from guichet.sujets.sru.fiches import SRU, SituationSru

EtatSru = Literal["carencee", "deficitaire", "exemptee", "sans_deficit", "sans_inventaire"]
ETATS_SRU: tuple[EtatSru, ...] = ("carencee", "exemptee", "deficitaire", "sans_deficit", "sans_inventaire")


def etat_sru(situation: SituationSru) -> EtatSru:
    """Return what is said of a commune under the SRU law: what sets it apart first."""
    if situation.carencee:
        return "carencee"
    # A commune that is exempt is in deficit too: what sets it apart is said.
    if situation.exemptee:
        return "exemptee"
    if situation.deficitaire:
        return "deficitaire"
    return "sans_deficit" if situation.inventaire else "sans_inventaire"


def dite_sru(situation: SituationSru) -> str:
    """Return the name of the words that say it: one that is exempt is said to be in deficit too, where it is."""
    etat = etat_sru(situation)
    return "deficitaire_exemptee" if etat == "exemptee" and situation.deficitaire else etat


# The field whose doubt is told wherever it is published.
COMPTE = "logements"


def doute(donnees: Donnees, insee: str) -> str | None:
    """Return what readers are told of the count of homes of the commune ``insee``, where it is in doubt."""
    return doutes(donnees).get((SRU.fichier, insee, COMPTE))
