"""The commands for editors: those of the whole project, then those of a subject."""

from guichet import sujets
from guichet.atelier import adresses, exporter, importer, relire, revue, serveur, verifier
from guichet.atelier.campagne import commande as campagne
from guichet.atelier.differences import commande as differences
from guichet.atelier.reference import commande as reference
from guichet.publication import commandes as publication
from guichet.socle import commandes

COMMANDES = (
    verifier.COMMANDE,
    relire.COMMANDE,
    revue.COMMANDE,
    adresses.COMMANDE,
    *sujets.COMMANDES,
    *publication.COMMANDES,
    serveur.COMMANDE,
    importer.COMMANDE,
    exporter.COMMANDE,
    differences.COMMANDE,
    campagne.COMMANDE,
    reference.COMMANDE,
)


def lancer(arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name; return 0, or 1 with what is wrong told in French."""
    return commandes.lancer(COMMANDES, sujets.charger, arguments)
