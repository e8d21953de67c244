"""``guichet importer`` says what tables or answers would change in the data, and changes it when asked."""

import argparse
import datetime
from pathlib import Path

from guichet.socle.commandes import RIEN_ECRIT, Charger, Commande
from guichet.sujets import TABLEAUX
from guichet.sujets.contributions.recevoir import SUFFIXE, recevoir
from guichet.tableaux import commandes
from guichet.tableaux.importer import Projet


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument(
        "fichiers",
        type=Path,
        nargs="+",
        metavar="fichier",
        help="tableau .xlsx, .ods, CSV ou « Texte Unicode », sur un modèle de data/modeles/ ; ou réponses, contribution-….json",
    )
    analyseur.add_argument("--ecrire", action="store_true", help="applique les changements ; sinon, rien n'est écrit")
    analyseur.add_argument("--source", help="source des lignes nouvelles ou changées qui n'en donnent pas (tableau)")
    analyseur.add_argument("--lu-le", type=_jour, help="jour de lecture de ces lignes, année-mois-jour (tableau)")
    analyseur.add_argument(
        "--remplacer", action="store_true", help="une réponse nouvelle remplace celle d'un autre organisme (réponses)"
    )


def importer(options: argparse.Namespace, charger: Charger) -> int:
    """Take in answers together, or tables one after the other; return 1 if one could not be."""
    projet = Projet(options.racine, TABLEAUX, charger)
    reponses = [fichier for fichier in options.fichiers if fichier.suffix.lower() == SUFFIXE]
    tables = [fichier for fichier in options.fichiers if fichier not in reponses]
    codes = [commandes.importer(projet, fichier, options) for fichier in tables]
    if reponses:
        codes.append(recevoir(projet, reponses, noter=options.ecrire, remplacer=options.remplacer))
    return max(codes)


def _jour(texte: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(texte)
    except ValueError as erreur:
        raise argparse.ArgumentTypeError("écrivez année-mois-jour, par exemple 2026-11-23") from erreur


COMMANDE = Commande(
    "importer",
    "dit ce qu'un tableau ou des réponses changeraient dans data/, et le change si demandé",
    importer,
    _options,
    sinon=RIEN_ECRIT,
)
