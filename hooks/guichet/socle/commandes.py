"""What a command for editors is, and what it says when it cannot go on."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from guichet.socle.analyseur import Analyseur
from guichet.socle.donnees import Donnees
from guichet.socle.fichiers import refus_du_systeme
from guichet.socle.horloge import DateImpossible
from guichet.socle.problemes import RIEN_PUBLIE, TRACE, DonneesInvalides, rapport
from guichet.socle.programme import RACINE

RIEN_ECRIT = "Rien n'a été écrit."
Charger = Callable[[Path], Donnees]
# What runs: it is given the options of the command line, and what reads the facts of the project at a folder.
Lancer = Callable[[argparse.Namespace, Charger], int]


def sans_option(_: argparse.ArgumentParser) -> None:
    """Declare nothing more."""


@dataclass(frozen=True)
class Commande:
    """A command: its name, what it does in a line, what it runs, how its options are declared.

    It returns 0, or 1 when something must be mended; every command also takes ``--racine``, the folder of the project.
    ``sinon`` is what it has not done when the facts are wrong.
    """

    nom: str
    aide: str
    lancer: Lancer
    options: Callable[[argparse.ArgumentParser], None] = sans_option
    sinon: str = RIEN_PUBLIE


def analyseur(commandes: Iterable[Commande]) -> argparse.ArgumentParser:
    """Return what reads the command line."""
    principal = Analyseur(prog="guichet", description="Outils du site pour ses rédacteurs.")
    sous = principal.add_subparsers(dest="commande", required=True)
    for une in commandes:
        propre = sous.add_parser(une.nom, help=une.aide)
        une.options(propre)
        propre.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
        propre.set_defaults(lancer=une.lancer, sinon=une.sinon)
    return principal


class PasUnProjet(Exception):
    """The folder named holds no facts."""


def _charger_un_projet(charger: Charger, racine: Path) -> Donnees:
    """Return the facts of the project at ``racine``. Raises PasUnProjet, and what ``charger`` raises."""
    if not (racine / "data").is_dir():
        raise PasUnProjet(
            f"{racine} n'est pas un projet : il n'y a pas de dossier data.\n"
            "  Remède : avec --racine, donnez le dossier qui contient data et docs ; sans elle, c'est celui d'ici"
        )
    return charger(racine)


def lancer(commandes: Iterable[Commande], charger: Charger, arguments: list[str] | None = None) -> int:
    """Run the command that ``arguments`` name; return 0, or 1 with what is wrong told in French."""
    options = analyseur(commandes).parse_args(arguments)
    try:
        code: int = options.lancer(options, partial(_charger_un_projet, charger))
    except DonneesInvalides as erreur:
        print(rapport(erreur.problemes, options.sinon), file=sys.stderr)
    except (DateImpossible, PasUnProjet) as erreur:
        print(erreur, file=sys.stderr)
    except BrokenPipeError:
        # Whoever reads our output has read enough: « guichet revue | head ». Python would complain again when it stops.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as erreur:
        constat, remede = refus_du_systeme(erreur)
        print(
            f"Impossible de lire ou d'écrire {erreur.filename or 'un fichier'} : {constat}.\n  Remède : {remede}",
            file=sys.stderr,
        )
    except Exception as erreur:
        if os.environ.get(TRACE):
            raise
        print(
            f"La commande « {options.commande} » s'est arrêtée sur un cas imprévu ({type(erreur).__name__} : {erreur}).\n"
            "  Remède : annulez votre dernier changement, puis refaites-le morceau par morceau ; "
            f"pour qui programme : {TRACE}=oui montre où.",
            file=sys.stderr,
        )
    else:
        return code
    return 1
