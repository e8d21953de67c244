"""What the consumption units tell."""

from collections.abc import Iterator

from guichet.prose.guides import page_du_gabarit
from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.quartiles.fiches import UNITES


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each unit."""
    page = page_du_gabarit(donnees, "calculette.html")
    for unite in donnees[UNITES].values():
        nom = unite.id.replace("-", " ")
        emploi = Emploi(page, f"{nom} : {unite.dixiemes} dixièmes.")
        yield fait("unite", unite, f"Unité de consommation, {nom}", emploi)
