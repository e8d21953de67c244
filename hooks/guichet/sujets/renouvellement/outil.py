"""« My dates » of ``demander/renouveler/``: what its template and its script need on a given day."""

import datetime
from dataclasses import dataclass
from typing import Any

from guichet.socle.calendrier import Duree
from guichet.socle.donnees import Donnees
from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.renouvellement.calcul import Echeances, Regles, calculer

# Our advice, not a rule: time enough to find the papers and to go to a desk.
DERNIER_RAPPEL = 7


@dataclass(frozen=True)
class OutilRenouvellement:
    """``exemple`` holds the dates of a request made on the day of the page; ``script`` is what ``dates.js`` reads."""

    exemple: Echeances
    script: dict[str, Any]


def regles(donnees: Donnees) -> Regles:
    """Return the rules of renewal as ``data/delais.yml`` has them."""

    def duree(identifiant: str) -> Duree:
        delai = donnees[DELAIS][identifiant]
        return Duree(delai.valeur, delai.unite)

    return Regles(
        ouverture=duree("renouvellement-au-plus-tot"),
        conseil=duree("renouvellement-vise"),
        validite=duree("validite-demande"),
        rappel=DERNIER_RAPPEL,
    )


def outil(donnees: Donnees, interface: Interface, aujourdhui: datetime.date) -> OutilRenouvellement:
    """Return the tool as the page of ``aujourdhui`` shows it."""
    celles_ci = regles(donnees)
    script = {
        "regles": {
            nom: (duree.valeur, duree.unite)
            for nom, duree in (
                ("ouverture", celles_ci.ouverture),
                ("conseil", celles_ci.conseil),
                ("validite", celles_ci.validite),
            )
        }
        | {"rappel": celles_ci.rappel},
        **{nom: interface.apres("dates", nom) for nom in ("erreur", "mot")},
    }
    return OutilRenouvellement(calculer(aujourdhui, celles_ci), script)
