"""``guichet pdf`` writes the PDF of each brief into a built site."""

import argparse
import sys
from pathlib import Path

from guichet.socle.commandes import Charger, Commande


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("site", type=Path, help="dossier du site construit")


def pdf(options: argparse.Namespace, _: Charger) -> int:
    """Print the briefs one by one, with a line that says how many are done."""
    from guichet.sujets.epci.pdf import FeuilleEnTrop, FichesAbsentes, Imprimeur

    imprimeur = Imprimeur(options.site)
    try:
        for rang, _page in enumerate(imprimeur.imprimer(), start=1):
            print(f"\rFiches en PDF : {rang} sur {len(imprimeur.pages)}", end="", flush=True)
    except (FichesAbsentes, FeuilleEnTrop) as erreur:
        print(f"\n{erreur}", file=sys.stderr)
        return 1
    print()
    return 0


COMMANDE = Commande("pdf", "écrit le PDF de chaque fiche dans un site construit", pdf, _options)
