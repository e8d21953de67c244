"""``guichet revue`` lists what must be read again, by urgency; with ``--juriste``, what only others can settle."""

import argparse
import json
import sys

from guichet.socle import horloge
from guichet.socle.commandes import Charger, Commande
from guichet.socle.donnees import Donnees
from guichet.sujets.revue.suivi import Suivi, en_json, en_texte
from guichet.sujets.verification import liste
from guichet.sujets.verification.points import Verification


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--json", action="store_true", help="écrit la liste en JSON")
    analyseur.add_argument(
        "--juriste", action="store_true", help="liste les points que seul un juriste ou le client peut trancher"
    )
    analyseur.add_argument("--csv", action="store_true", help="avec --juriste, écrit la liste pour un tableur")


def revue(options: argparse.Namespace, charger: Charger) -> int:
    """Say the list, for a person or for another program."""
    if options.csv and not options.juriste:
        print("--csv va avec --juriste : ./guichet revue --juriste --csv", file=sys.stderr)
        return 1
    donnees = charger(options.racine)
    print(_a_trancher(donnees, options) if options.juriste else _a_relire(donnees, options))
    return 0


def _a_relire(donnees: Donnees, options: argparse.Namespace) -> str:
    suivi = Suivi(donnees, horloge.aujourdhui())
    return _json(en_json(suivi)) if options.json else en_texte(suivi)


def _a_trancher(donnees: Donnees, options: argparse.Namespace) -> str:
    doutes = Verification(donnees).doutes
    if options.csv:
        return liste.en_csv(doutes)
    return _json(liste.en_json(doutes)) if options.json else liste.en_texte(doutes)


def _json(valeurs: object) -> str:
    return json.dumps(valeurs, ensure_ascii=False, indent=1)


COMMANDE = Commande("revue", "liste ce qui est à relire, du plus urgent au moins urgent", revue, _options)
