"""The registry of commands, and what they say when they cannot go on."""

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guichet.horloge import DateImpossible
from guichet.problemes import TRACE, DonneesInvalides
from guichet.socle.fichiers import refus_du_systeme

RACINE = Path(__file__).resolve().parents[3]

Lancer = Callable[[argparse.Namespace], int]


@dataclass(frozen=True)
class Commande:
    """A command: what it does in a line, how its options are declared, what it runs."""

    aide: str
    options: Callable[[argparse.ArgumentParser], None]
    lancer: Lancer


COMMANDES: dict[str, Commande] = {}


def commande(nom: str, aide: str, options: Callable[[argparse.ArgumentParser], None]) -> Callable[[Lancer], Lancer]:
    """Register the command ``nom``; every command also takes ``--racine``, the folder of the project."""

    def enregistrer(fonction: Lancer) -> Lancer:
        COMMANDES[nom] = Commande(aide, options, fonction)
        return fonction

    return enregistrer


def sans_option(_: argparse.ArgumentParser) -> None:
    """Declare nothing more."""


def analyseur() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    principal = argparse.ArgumentParser(prog="guichet", description="Outils du site pour ses rédacteurs.")
    sous = principal.add_subparsers(dest="commande", required=True)
    for nom, une in COMMANDES.items():
        propre = sous.add_parser(nom, help=une.aide)
        une.options(propre)
        propre.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
    return principal


def lancer(arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name; return 0, or 1 with what is wrong told in French."""
    options = analyseur().parse_args(arguments)
    try:
        return COMMANDES[options.commande].lancer(options)
    except (DonneesInvalides, DateImpossible) as erreur:
        print(erreur, file=sys.stderr)
    except OSError as erreur:
        constat, remede = refus_du_systeme(erreur)
        print(f"Impossible de lire ou d'écrire {erreur.filename} : {constat}.\n  Remède : {remede}", file=sys.stderr)
    except Exception as erreur:
        if os.environ.get(TRACE):
            raise
        print(
            f"La commande « {options.commande} » s'est arrêtée sur un cas imprévu ({type(erreur).__name__} : {erreur}).\n"
            "  Remède : annulez votre dernier changement, puis refaites-le morceau par morceau ; "
            f"pour qui programme : {TRACE}=oui montre où.",
            file=sys.stderr,
        )
    return 1
