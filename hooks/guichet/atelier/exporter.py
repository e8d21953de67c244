"""``guichet exporter`` writes a table to fill in or to correct, for ``guichet importer``."""

import argparse
from pathlib import Path

from guichet.socle.commandes import RIEN_ECRIT, Charger, Commande
from guichet.sujets import TABLEAUX
from guichet.tableaux import commandes
from guichet.tableaux.importer import Projet


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("genre", help=", ".join(TABLEAUX))
    analyseur.add_argument("vers", type=Path, help="fichier à écrire, en .csv, qui n'existe pas encore")
    analyseur.add_argument("--vide", action="store_true", help="le modèle, sans les fiches d'aujourd'hui")


def exporter(options: argparse.Namespace, charger: Charger) -> int:
    """Return what `commandes.exporter` does."""
    return commandes.exporter(Projet(options.racine, TABLEAUX, charger), options)


COMMANDE = Commande(
    "exporter", "écrit un tableau à remplir ou à corriger, pour « importer »", exporter, _options, sinon=RIEN_ECRIT
)
