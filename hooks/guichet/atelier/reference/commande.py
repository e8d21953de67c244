"""``guichet reference`` writes what editors look up, from the models."""

import argparse

from guichet.atelier.reference import ecriture
from guichet.socle.commandes import Charger, Commande


def reference(options: argparse.Namespace, charger: Charger) -> int:
    """Say how many files changed. Raises DonneesInvalides when a file cannot be read."""
    print(f"Fichiers mis à jour : {ecriture.ecrire(options.racine)}.")
    return 0


COMMANDE = Commande("reference", "écrit la référence des fichiers et leurs schémas, d'après les modèles", reference)
