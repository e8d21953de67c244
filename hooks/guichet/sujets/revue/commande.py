"""``guichet revue`` lists what must be read again, by urgency."""

import argparse
import json

from guichet.socle import horloge
from guichet.socle.chargement import charger
from guichet.socle.commandes import commande
from guichet.sujets.revue.suivi import Suivi, en_json, en_texte


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--json", action="store_true", help="écrit la liste en JSON")


@commande("revue", "liste ce qui est à relire, du plus urgent au moins urgent", _options)
def revue(options: argparse.Namespace) -> int:
    """Say the list, for a person or for another program."""
    suivi = Suivi(charger(options.racine), horloge.aujourdhui())
    print(json.dumps(en_json(suivi), ensure_ascii=False, indent=1) if options.json else en_texte(suivi))
    return 0
