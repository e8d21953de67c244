"""What ``guichet importer`` says and does with contributions: 0, or 1 when nothing could be done."""

import sys
from collections.abc import Sequence
from pathlib import Path

from guichet.sujets.contributions import bilan
from guichet.sujets.contributions.importer import preparer
from guichet.tableaux.bilan import problemes
from guichet.tableaux.commandes import refus_dits
from guichet.tableaux.importer import Projet, ecrire

SUFFIXE = ".json"


def recevoir(projet: Projet, fichiers: Sequence[Path], *, noter: bool, remplacer: bool) -> int:
    """Tell what ``fichiers`` change together; change it if ``noter``."""
    with refus_dits() as refus:
        donnees = projet.charger(projet.racine)
        ensemble = preparer(projet, donnees, fichiers, remplacer=remplacer)
        print("\n".join(bilan.bilan(ensemble, donnees)))
        if ensemble.problemes:
            print(f"\n{problemes(sorted(ensemble.problemes))}", file=sys.stderr)
            return 1
        if ensemble.conflits:
            print("\n" + "\n".join(bilan.conflits(ensemble.conflits, donnees)), file=sys.stderr)
            return 1
        if ensemble.vide:
            print("Rien à écrire : ces réponses disent ce que le site dit déjà.")
        elif not noter:
            print("Rien n'est écrit. Relisez, puis relancez avec --ecrire.")
        else:
            for copie in ecrire(projet.racine, ensemble.importations):
                print(f"Écrit. L'ancien fichier est gardé : {copie.name}.")
    return refus.code
