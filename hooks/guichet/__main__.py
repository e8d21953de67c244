"""Commands for editors: ``python -m guichet verifier`` checks every fact and says all that is wrong."""

import argparse
import sys
from pathlib import Path

from guichet.chargement import Donnees, charger
from guichet.horloge import DateImpossible
from guichet.problemes import DonneesInvalides

RACINE = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None) -> int:
    """Return 0 when the data is sound, 1 when it is not."""
    analyseur = argparse.ArgumentParser(prog="guichet", description="Outils du site pour ses rédacteurs.")
    commandes = analyseur.add_subparsers(dest="commande", required=True)
    verifier = commandes.add_parser("verifier", help="vérifie toutes les données et dit tout ce qui ne va pas")
    verifier.add_argument("--racine", type=Path, default=RACINE, help="dossier du projet (par défaut : celui-ci)")
    options = analyseur.parse_args(arguments)
    try:
        print(_bilan(charger(options.racine)))
    except (DonneesInvalides, DateImpossible) as erreur:
        print(erreur, file=sys.stderr)
        return 1
    return 0


def _bilan(donnees: Donnees) -> str:
    concernes = sum(epci.motif is not None for epci in donnees.epci.values())
    return (
        f"Données vérifiées : {len(donnees.communes)} communes, {len(donnees.epci)} EPCI dont {concernes} dans la réforme, "
        f"{sum(1 for _ in donnees.lieux)} lieux, {len(donnees.questions)} questions, {len(donnees.sources)} sources."
    )


if __name__ == "__main__":
    sys.exit(main())
