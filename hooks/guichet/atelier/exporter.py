"""``guichet exporter`` writes a table to fill in or to correct, for ``guichet importer``."""

import argparse
from pathlib import Path

from guichet.socle.commandes import commande
from guichet.tableaux import commandes


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("genre", help="guichets, instruments, cotations ou delais")
    analyseur.add_argument("vers", type=Path, help="fichier à écrire, qui n'existe pas encore")
    analyseur.add_argument("--vide", action="store_true", help="le modèle, sans les fiches d'aujourd'hui")


@commande("exporter", "écrit un tableau à remplir ou à corriger, pour « importer »", _options)
def exporter(options: argparse.Namespace) -> int:
    """Return what `commandes.exporter` does."""
    return commandes.exporter(options)
