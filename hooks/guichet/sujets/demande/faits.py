"""What the steps of a request and the numbers to call tell."""

from collections.abc import Iterator

from guichet.socle.donnees import Donnees
from guichet.socle.faits import Emploi, Fait, fait
from guichet.sujets.demande.fiches import CONTACTS, PARCOURS


def faits(donnees: Donnees) -> Iterator[Fait]:
    """Yield each step and each number."""
    for etape in donnees[PARCOURS]:
        yield fait("etape", etape, etape.titre.fr, Emploi("demander/", f"{etape.titre.fr} : {etape.acteur.fr}."))
    for contact in donnees[CONTACTS].values():
        yield fait("numero", contact, contact.nom.fr, Emploi("", f"{contact.numero} : {contact.objet.fr}"))
