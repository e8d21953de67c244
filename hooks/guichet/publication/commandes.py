"""``guichet construire`` makes the site and puts it in place at once; ``guichet revenir`` puts back the one before."""

import argparse
import subprocess
import sys
from pathlib import Path

from guichet.publication.heritage import etat
from guichet.publication.versions import LIEN, AucuneAvant, Publications
from guichet.socle.commandes import Charger, Commande


def construire(options: argparse.Namespace, _: Charger) -> int:
    """Build the site aside, then put it in place. Raises OSError, BlockingIOError when another build is under way."""
    publications = Publications(options.racine)
    with publications.chantier() as chantier:
        site = str(chantier.dossier)
        pdf = [["guichet", "pdf", site]] if options.pdf else []
        for etape in [["mkdocs", "build", "--strict", "--site-dir", site], *pdf]:
            commande = [sys.executable, "-m", *etape]
            # The lock lives as long as they do, even if this command is killed.
            fait = subprocess.run(commande, cwd=options.racine, pass_fds=chantier.verrou, check=False)  # noqa: S603  # ours
            if fait.returncode:
                print(f"Le site n'a pas changé : {LIEN}/ est celui d'avant.", file=sys.stderr)
                return 1
        nom = publications.mettre_en_ligne(chantier)
    print(f"Site construit : {LIEN}/ mène à {publications.dossier.name}/{nom}/{_du(publications.dossier / nom)}.")
    return 0


def revenir(options: argparse.Namespace, _: Charger) -> int:
    """Put back the publication before the one that is read. Raises OSError."""
    publications = Publications(options.racine)
    try:
        nom = publications.revenir()
    except AucuneAvant:
        print(f"Aucune publication avant celle de {LIEN}/ : rien n'a changé.", file=sys.stderr)
        return 1
    print(f"{LIEN}/ mène de nouveau à {publications.dossier.name}/{nom}/{_du(publications.dossier / nom)}.")
    return 0


def _du(publication: Path) -> str:
    """Return the day when ``publication`` was built, as a bracket; nothing when it does not say."""
    jour = etat(publication).get("construit_le")
    return f" (construit le {jour})" if jour else ""


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--pdf", action="store_true", help="fait aussi le PDF de chaque fiche d'intercommunalité")


COMMANDES = (
    Commande("construire", "construit le site, puis le met en place d'un coup", construire, _options),
    Commande("revenir", "remet en place la publication d'avant", revenir),
)
