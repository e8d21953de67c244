"""``guichet revue`` lists what must be read again, by urgency; with ``--juriste``, what only others can settle."""

import argparse
import json

from guichet import a_trancher, horloge
from guichet.chargement import Donnees, charger
from guichet.commandes.registre import commande
from guichet.revue import Suivi, en_json, en_texte
from guichet.verification import Verification


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--json", action="store_true", help="écrit la liste en JSON")
    analyseur.add_argument(
        "--juriste", action="store_true", help="liste les points que seul un juriste ou le client peut trancher"
    )
    analyseur.add_argument("--csv", action="store_true", help="avec --juriste, écrit la liste pour un tableur")


@commande("revue", "liste ce qui est à relire, du plus urgent au moins urgent", _options)
def revue(options: argparse.Namespace) -> int:
    """Say the list, for a person or for another program."""
    donnees = charger(options.racine)
    print(_a_trancher(donnees, options) if options.juriste else _a_relire(donnees, options))
    return 0


def _a_relire(donnees: Donnees, options: argparse.Namespace) -> str:
    suivi = Suivi(donnees, horloge.aujourdhui())
    return _json(en_json(suivi)) if options.json else en_texte(suivi)


def _a_trancher(donnees: Donnees, options: argparse.Namespace) -> str:
    doutes = Verification(donnees).doutes
    if options.csv:
        return a_trancher.en_csv(doutes)
    return _json(a_trancher.en_json(doutes)) if options.json else a_trancher.en_texte(doutes)


def _json(valeurs: object) -> str:
    return json.dumps(valeurs, ensure_ascii=False, indent=1)
