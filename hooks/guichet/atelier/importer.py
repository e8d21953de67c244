"""``guichet importer`` says what a table of the client would change in the data, and changes it when asked."""

import argparse
import datetime
from pathlib import Path

from guichet.socle.commandes import Charger, Commande
from guichet.sujets import TABLEAUX
from guichet.tableaux import commandes
from guichet.tableaux.importer import Projet


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument(
        "fichier", type=Path, help="tableau CSV ou « Texte Unicode », sur un modèle de data/modeles/"
    )
    analyseur.add_argument("--ecrire", action="store_true", help="applique les changements ; sinon, rien n'est écrit")
    analyseur.add_argument("--source", help="source des lignes nouvelles ou changées qui n'en donnent pas")
    analyseur.add_argument("--lu-le", type=_jour, help="jour de lecture de ces lignes, année-mois-jour")


def importer(options: argparse.Namespace, charger: Charger) -> int:
    """Return what `commandes.importer` does."""
    return commandes.importer(Projet(options.racine, TABLEAUX, charger), options)


def _jour(texte: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(texte)
    except ValueError as erreur:
        raise argparse.ArgumentTypeError("écrivez année-mois-jour, par exemple 2026-11-23") from erreur


COMMANDE = Commande(
    "importer", "dit ce qu'un tableau changerait dans data/, et le change si demandé", importer, _options
)
