"""``guichet relire`` measures the readability of the French and compares the translations with it."""

import argparse
import sys

from guichet.atelier import lus
from guichet.socle import chargement
from guichet.socle.commandes import Charger, Commande
from guichet.socle.donnees import Donnees
from guichet.socle.langues import Interface
from guichet.socle.problemes import rapport
from guichet.sujets import SCHEMA, redaction


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument(
        "--noter",
        action="store_true",
        help="note que ce qui a changé vient d'être relu : les faits à leur source, les traductions sur le français",
    )


def relire(options: argparse.Namespace, charger: Charger) -> int:
    """Note the translations when asked to; say what `dire` says."""
    donnees = charger(options.racine)
    if options.noter:
        from guichet.sujets.relecture import calcul as relecture

        print(f"Traductions notées : {relecture.noter_les_traductions(donnees, options.racine)}.")
        donnees = charger(options.racine)
        print(f"Fiches et phrases notées : {lus.noter(chargement.lire(options.racine, SCHEMA))}.")
    return dire(donnees)


def dire(donnees: Donnees) -> int:
    """Say the measures of each page, the hardest first, then what must be mended; return 1 if anything must."""
    # Loaded by those who measure alone: a browser's parser, a dictionary of syllables.
    from guichet.sujets.relecture import calcul as relecture

    trouvee = relecture.relire(donnees, redaction(donnees, Interface("fr", donnees.chaines)))
    for fichier, mesure in sorted(trouvee.mesures.items(), key=lambda paire: paire[1].note):
        print(f"{mesure.note:6.1f}  {mesure.p90:3d} mots (P90)  {mesure.maximum:3d} au plus  {fichier}")
    if trouvee.problemes:
        print(rapport(trouvee.problemes), file=sys.stderr)
    return int(bool(trouvee.problemes))


COMMANDE = Commande("relire", "mesure la lisibilité et compare les traductions au français", relire, _options)
