"""``guichet construire`` makes the site and puts it in place at once; ``guichet revenir`` puts back the one before."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from guichet.publication import destinations, envois
from guichet.publication.compression import CompressionImpossible
from guichet.publication.heritage import etat
from guichet.publication.sante import SiteInjoignable, defauts
from guichet.publication.versions import GARDEES, LIEN, AucuneAvant, Publications
from guichet.socle.adresses import est_publique
from guichet.socle.commandes import Charger, Commande
from guichet.socle.horloge import aujourdhui

# Read by the build: it makes the books of the guides too.
LIVRES_ATTENDUS = "GUICHET_LIVRES"


def construire(options: argparse.Namespace, _: Charger) -> int:
    """Build the site aside, then put it in place. Raises OSError, BlockingIOError when another build is under way."""
    publications = Publications(options.racine, options.gardees)
    with publications.chantier() as chantier:
        site = str(chantier.dossier)
        pdf = [["guichet", "pdf", site]] if options.pdf else []
        for etape in [["mkdocs", "build", "--strict", "--site-dir", site], *pdf]:
            commande = [sys.executable, "-m", *etape]
            # The lock lives as long as they do, even if this command is killed.
            fait = subprocess.run(  # noqa: S603  # ours
                commande,
                cwd=options.racine,
                env=os.environ | {LIVRES_ATTENDUS: "oui"},
                pass_fds=chantier.verrou,
                check=False,
            )
            if fait.returncode:
                print(f"Le site n'a pas changé : {LIEN}/ est celui d'avant.", file=sys.stderr)
                return 1
        try:
            nom = publications.mettre_en_ligne(chantier)
        except CompressionImpossible as erreur:
            print(f"{erreur}.\nLe site n'a pas changé : {LIEN}/ est celui d'avant.", file=sys.stderr)
            return 1
    print(f"Site construit : {LIEN}/ mène à {publications.dossier.name}/{nom}/{_du(publications.dossier / nom)}.")
    return 0


def publier(options: argparse.Namespace, _: Charger) -> int:
    """Send the site to where it is read. Raises OSError, BlockingIOError when another command sends it there."""
    site = Publications(options.racine).lien.resolve()
    if refus := _refus(site, os.environ.get("SITE_URL", "")) or _refus_de_la(options.vers, options.racine):
        print(refus, file=sys.stderr)
        return 1
    try:
        envois.envoyer(site, options.vers)
    except (envois.EnvoiImpossible, CompressionImpossible) as erreur:
        print(f"Rien n'est publié : {erreur}.", file=sys.stderr)
        return 1
    print(f"Publié vers {options.vers}{_du(site)}.")
    return 0


def _refus(site: Path, adresse: str) -> str:
    """Return why ``site`` cannot be published at ``adresse``, or nothing: its pages carry the address everywhere."""
    if not est_publique(adresse):
        return (
            "SITE_URL manque, ou n'est pas l'adresse publique du site.\n"
            "  Remède : SITE_URL=https://www.exemple.fr/ make publish VERS=…"
        )
    if not site.is_dir():
        return f"{LIEN}/ n'existe pas encore : rien n'est à publier.\n  Remède : SITE_URL={adresse} make build, puis recommencez."
    construite = etat(site).get("adresse")
    if construite != adresse:
        return (
            f"{LIEN}/ a été construit pour {construite or 'une autre adresse'}, pas pour {adresse}.\n"
            f"  Remède : SITE_URL={adresse} make build, puis recommencez."
        )
    return ""


def _refus_de_la(vers: str, racine: Path) -> str:
    """Return why nothing can be sent to ``vers`` from the project at ``racine``, or nothing."""
    defaut = destinations.defaut(vers)
    if not defaut and destinations.chez_soi(vers, racine):
        defaut = f"{vers} est dans le dossier du projet, où personne ne lit le site"
    return defaut and f"Rien n'est publié : {defaut}.\n  Remède : make publish VERS=…, avec {destinations.FORMES}"


def revenir(options: argparse.Namespace, _: Charger) -> int:
    """Put back the publication before the one that is read, here or where ``options`` say. Raises OSError."""
    if options.sur and (defaut := destinations.defaut(options.sur)):
        print(
            f"Rien n'a changé : {defaut}.\n  Remède : make rollback VERS=…, avec {destinations.FORMES}", file=sys.stderr
        )
        return 1
    if options.sur:
        return _revenir_la_bas(options.sur)
    publications = Publications(options.racine)
    try:
        nom = publications.revenir()
    except AucuneAvant:
        print(f"Aucune publication avant celle de {LIEN}/ : rien n'a changé.", file=sys.stderr)
        return 1
    print(f"{LIEN}/ mène de nouveau à {publications.dossier.name}/{nom}/{_du(publications.dossier / nom)}.")
    return 0


def _revenir_la_bas(vers: str) -> int:
    try:
        envois.revenir(vers)
    except AucuneAvant:
        print("Aucune publication avant celle-ci : rien n'a changé.", file=sys.stderr)
        return 1
    except envois.EnvoiImpossible as erreur:
        print(f"Rien n'a changé : {erreur}.", file=sys.stderr)
        return 1
    print(f"{vers} : la publication d'avant est de nouveau lue.")
    return 0


def sante(options: argparse.Namespace, _: Charger) -> int:
    """Tell all that is wrong with the site published at the address of ``options``."""
    try:
        trouves = defauts(options.adresse, aujourdhui())
    except SiteInjoignable as erreur:
        print(f"Le site ne répond pas : {erreur}.", file=sys.stderr)
        return 1
    for defaut in trouves:
        print(f"- {defaut}", file=sys.stderr)
    print(f"{options.adresse} : {f'{len(trouves)} défauts' if trouves else 'en bonne santé'}.")
    return 1 if trouves else 0


def _du(publication: Path) -> str:
    """Return the day when ``publication`` was built, as a bracket; nothing when it does not say."""
    jour = etat(publication).get("construit_le")
    return f" (construit le {jour})" if jour else ""


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--pdf", action="store_true", help="fait aussi le PDF de chaque fiche d'intercommunalité")
    analyseur.add_argument("--gardees", type=_gardees, default=GARDEES, help="publications à garder (par défaut : 10)")


def _gardees(texte: str) -> int:
    if not texte.isdecimal() or int(texte) < 1:
        raise argparse.ArgumentTypeError(f"« {texte} » : écrivez un nombre entier d'au moins 1")
    return int(texte)


def _adresse(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument(
        "adresse", type=_d_un_site, help="l'adresse publique du site, par exemple https://www.exemple.fr/"
    )


def _d_un_site(texte: str) -> str:
    try:
        vue = urlsplit(texte)
        juste = vue.scheme in ("http", "https") and vue.hostname and vue.username is None and (vue.port or 1) > 0
    except ValueError:
        juste = False
    if not juste:
        raise argparse.ArgumentTypeError(
            f"« {texte} » : écrivez l'adresse d'un site, par exemple https://www.exemple.fr/"
        )
    return texte


def _vers(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("vers", help="un dossier, hote:/dossier (par SSH) ou rclone:stockage:seau (un stockage)")


def _sur(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument("--sur", default="", help="là où le site est lu : un dossier, ou hote:/dossier")


COMMANDES = (
    Commande("construire", "construit le site, puis le met en place d'un coup", construire, _options),
    Commande("publier", "envoie le site construit là où il est lu", publier, _vers),
    Commande("revenir", "remet en place la publication d'avant", revenir, _sur),
    Commande("sante", "dit ce qui ne va pas sur le site publié ; échoue s'il y a quelque chose", sante, _adresse),
)
