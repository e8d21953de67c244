"""``guichet adresses`` tells the addresses that the registry does not hold yet; with ``--noter``, adds them."""

import argparse

from guichet.atelier.atelier import Atelier
from guichet.socle.commandes import Charger, Commande
from guichet.socle.horloge import aujourdhui
from guichet.socle.problemes import DonneesInvalides
from guichet.sujets.adresses.controle import defauts, noter, nouvelles
from guichet.sujets.adresses.fiches import PUBLIEES


def adresses(options: argparse.Namespace, charger: Charger) -> int:
    """List or add new addresses. Raises DonneesInvalides, also when one that was published is lost."""
    donnees = charger(options.racine)
    atelier = Atelier(donnees, aujourdhui(), "")
    existantes = atelier.existantes
    if perdues := list(defauts(options.racine, donnees, existantes, atelier.avec_le_temps)):
        raise DonneesInvalides(perdues)
    a_noter = nouvelles(donnees, existantes)
    if options.noter and a_noter:
        noter(options.racine, donnees, existantes)
    for adresse in a_noter:
        print(adresse)
    print(
        f"Adresses nouvelles {'notées dans' if options.noter else 'absentes de'} {PUBLIEES.fichier} : {len(a_noter)}."
    )
    return 0


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--noter", action="store_true", help="ajoute les adresses nouvelles ; n'en retire jamais")


COMMANDE = Commande("adresses", "dit les adresses nouvelles du site, ou les note", adresses, _options)
