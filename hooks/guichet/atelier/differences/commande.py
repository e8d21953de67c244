"""``guichet differences`` tells in French what a change would make readers see."""

import argparse
import tempfile
from pathlib import Path

from guichet.atelier.differences.comparaison import comparer
from guichet.atelier.differences.dire import Diseur
from guichet.atelier.differences.etats import dossier_de
from guichet.atelier.verifier import verifies
from guichet.socle.commandes import Charger, Commande
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.sujets import SCHEMA

# A comment holds 65,536 characters on GitHub.
TAILLE = 60_000


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("avant", help="version de git (main, HEAD^…) ou dossier du projet, avant le changement")
    analyseur.add_argument("apres", nargs="?", default=".", help="la même chose, après (par défaut : ce dossier)")
    analyseur.add_argument("--site", default="", help="adresse où l'on peut voir les pages après le changement")
    analyseur.add_argument("--apercu", default="", help="adresse où se télécharge le site après le changement")
    analyseur.add_argument("--vers", type=Path, help="fichier à écrire, au lieu de l'écran")
    analyseur.add_argument("--verifier", action="store_true", help="dit aussi ce qui ne va pas après le changement")


def differences(options: argparse.Namespace, charger: Charger) -> int:
    """Print what changes from one state to the other. Raises DonneesInvalides if one of them cannot be found."""
    with tempfile.TemporaryDirectory(prefix="guichet-avant-") as un, tempfile.TemporaryDirectory() as autre:
        avant = dossier_de(options.racine, options.avant, Path(un))
        apres = dossier_de(options.racine, options.apres, Path(autre))
        trouvees, illisibles = comparer(avant, apres, SCHEMA.jeux)
        lignes = list(Diseur(apres, options.site).tout(trouvees, illisibles))
        if options.verifier:
            lignes += _jugement(apres, charger)
    if options.apercu:
        lignes += ["", f"[Le site tel qu’il deviendrait]({options.apercu}) : gardé 7 jours."]
    texte = court("\n".join(lignes)) + "\n"
    if options.vers:
        options.vers.parent.mkdir(parents=True, exist_ok=True)
        options.vers.write_text(texte, encoding="utf-8")
    else:
        print(texte, end="")
    return 0


def court(texte: str) -> str:
    """Return ``texte``, its middle left out where no forge would take it whole: what is wrong is at its end."""
    if len(texte) <= TAILLE:
        return texte
    return f"{texte[: TAILLE // 2]}\n\n… trop long pour être dit ici …\n\n{texte[-TAILLE // 3 :]}"


def _jugement(racine: Path, charger: Charger) -> list[str]:
    """Return what is wrong after the change, and how to mend it."""
    trouves = _problemes(racine, charger)
    if not trouves:
        return ["", "## Vérification", "", "Les faits sont bons à publier."]
    titre = f"## {len(trouves)} problème{'s' if len(trouves) > 1 else ''} à corriger"
    return ["", titre, "", "```", "\n\n".join(map(str, trouves)).replace("```", "'''"), "```"]


def _problemes(racine: Path, charger: Charger) -> list[Probleme]:
    try:
        verifies(racine, charger)
    except DonneesInvalides as erreur:
        return list(erreur.problemes)
    return []


COMMANDE = Commande(
    "differences", "dit avec des mots ce qu'un changement fait voir aux lecteurs", differences, _options
)
