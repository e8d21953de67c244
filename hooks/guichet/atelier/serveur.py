"""``guichet serveur`` writes the configuration of a server: headers, types, redirections."""

import argparse

from guichet.atelier.atelier import Atelier
from guichet.publication.serveurs import FORMES, Service
from guichet.socle.commandes import Charger, Commande
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
    analyseur.add_argument("--hote", required=True, help="le nom du site (www.exemple.fr), ou son port (:8080)")
    analyseur.add_argument("--dossier", required=True, help="le lien « site » sur le serveur (/srv/guichet/site)")


COMMANDE = Commande("serveur", "écrit les réglages d'un serveur nginx ou Caddy", serveur, _options)
