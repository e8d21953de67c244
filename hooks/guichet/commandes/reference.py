"""``guichet reference`` writes what editors look up, from the models."""

import argparse

from guichet.commandes.registre import commande, sans_option


@commande("reference", "écrit la référence des fichiers et leurs schémas, d'après les modèles", sans_option)
def reference(options: argparse.Namespace) -> int:
    """Say how many files changed. Raises DonneesInvalides when a file cannot be read."""
    from guichet.reference import ecriture

    print(f"Fichiers mis à jour : {ecriture.ecrire(options.racine)}.")
    return 0
