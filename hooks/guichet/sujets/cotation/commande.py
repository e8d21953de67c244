"""``guichet cotation`` checks a scoring grid and makes of it the file that the simulator opens."""

import argparse
import json
from pathlib import Path

from guichet.socle.commandes import Charger, Commande
from guichet.sujets.cotation import calcul
from guichet.sujets.cotation.fichier import lire_grille
from guichet.sujets.textes.fiches import TEXTES


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("fichier", type=Path, help="la grille, en YAML, sur le modèle de data/cotation_exemple.yml")
    analyseur.add_argument("--sortie", type=Path, help="fichier à écrire (par défaut : le même nom, en .json)")


def cotation(options: argparse.Namespace, charger: Charger) -> int:
    """Write the grid as JSON when it is sound. Raises DonneesInvalides, OSError."""
    donnees = charger(options.racine)
    sortie = options.sortie or options.fichier.with_suffix(".json")
    grille = lire_grille(options.fichier, donnees)
    contenu = json.dumps(calcul.en_json(grille, donnees[TEXTES]), ensure_ascii=False, indent=1)
    sortie.write_text(f"{contenu}\n", encoding="utf-8")
    print(
        f"Grille vérifiée : {len(grille.criteres)} critères en {len(grille.groupes)} groupes, toutes les priorités de la loi "
        f"ont un critère.\nÉcrite dans {sortie} : chargez ce fichier dans la page du simulateur. Rien n'est envoyé."
    )
    return 0


COMMANDE = Commande(
    "cotation", "vérifie une grille de cotation et en fait le fichier du simulateur", cotation, _options
)
