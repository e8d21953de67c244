"""``guichet serveur`` writes the configuration of a server: headers, types, redirections."""

import argparse
import re

from guichet.atelier.atelier import Atelier
from guichet.publication.serveurs import FORMES, Service
from guichet.socle.commandes import RIEN_ECRIT, Charger, Commande
from guichet.socle.horloge import aujourdhui
from guichet.sujets.adresses.controle import redirigees


def serveur(options: argparse.Namespace, charger: Charger) -> int:
    """Print the configuration of the server that ``options`` name. Raises DonneesInvalides."""
    donnees = charger(options.racine)
    redirections = redirigees(donnees, Atelier(donnees, aujourdhui(), "").existantes)
    print(FORMES[options.forme](Service(options.hote, options.dossier, redirections)), end="")
    return 0


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("forme", choices=sorted(FORMES), help="le serveur")
    analyseur.add_argument(
        "--hote", type=_hote, required=True, help="le nom du site (www.exemple.fr), ou son port (:8080)"
    )
    analyseur.add_argument(
        "--dossier", type=_dossier, required=True, help="le lien « site » sur le serveur (/srv/guichet/site)"
    )


# What is written between the words of a configuration is one word of it, whatever it holds.
_HOTE = re.compile(r"(?P<nom>[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*)?(?::(?P<port>\d{1,5}))?")
_DOSSIER = re.compile(r"(?:/[\w.@+-]+)+/?")
_PORT_MAXIMAL = 65_535


def _hote(texte: str) -> str:
    trouve = _HOTE.fullmatch(texte)
    if not texte or not trouve or not 1 <= int(trouve["port"] or 1) <= _PORT_MAXIMAL:
        raise argparse.ArgumentTypeError(f"« {texte} » : écrivez un nom (www.exemple.fr) ou un port (:8080)")
    return texte


def _dossier(texte: str) -> str:
    if not _DOSSIER.fullmatch(texte):
        remede = "écrivez le chemin entier du dossier, sans espace ni ponctuation (/srv/guichet/site)"
        raise argparse.ArgumentTypeError(f"« {texte} » : {remede}")
    return texte


COMMANDE = Commande("serveur", "écrit les réglages d'un serveur nginx ou Caddy", serveur, _options, sinon=RIEN_ECRIT)
