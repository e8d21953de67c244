"""``guichet cotation`` checks a scoring grid and makes of it the file that the simulator opens."""

import argparse
import json
import sys
from pathlib import Path

from guichet.socle.commandes import RIEN_ECRIT, Charger, Commande
from guichet.sujets.cotation import calcul
from guichet.sujets.cotation.fichier import lire_grille
from guichet.sujets.textes.fiches import TEXTES

# How what it writes begins.
_DEBUT = f'{{\n "format": "{calcul.FORMAT}"'.encode()


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("fichier", type=Path, help="la grille, en YAML, sur le modèle de data/cotation_exemple.yml")
    analyseur.add_argument("--sortie", type=Path, help="fichier à écrire (par défaut : le même nom, en .json)")


def cotation(options: argparse.Namespace, charger: Charger) -> int:
    """Write the grid as JSON when it is sound, and over nothing but another. Raises DonneesInvalides, OSError."""
    sortie = options.sortie or options.fichier.with_suffix(".json")
    if sortie.exists() and not _est_une_grille_ecrite(sortie, options.fichier):
        print(f"{sortie} existe déjà : donnez un autre nom, avec --sortie. Rien n'a été écrit.", file=sys.stderr)
        return 1
    donnees = charger(options.racine)
    grille = lire_grille(options.fichier, donnees)
    contenu = json.dumps(calcul.en_json(grille, donnees[TEXTES]), ensure_ascii=False, indent=1)
    sortie.write_text(f"{contenu}\n", encoding="utf-8")
    print(
        f"Grille vérifiée : {len(grille.criteres)} critères en {len(grille.groupes)} groupes, toutes les priorités de la loi "
        f"ont un critère.\nÉcrite dans {sortie} : chargez ce fichier dans la page du simulateur. Rien n'est envoyé."
    )
    return 0


def _est_une_grille_ecrite(sortie: Path, fichier: Path) -> bool:
    """Whether ``sortie`` is what this command wrote before, of another file than ``fichier``."""
    if not sortie.is_file() or (fichier.exists() and sortie.samefile(fichier)):
        return False
    with sortie.open("rb") as ouvert:
        return ouvert.read(len(_DEBUT)) == _DEBUT


COMMANDE = Commande(
    "cotation",
    "vérifie une grille de cotation et en fait le fichier du simulateur",
    cotation,
    _options,
    sinon=RIEN_ECRIT,
)
