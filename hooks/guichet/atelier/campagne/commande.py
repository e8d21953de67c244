"""``guichet campagne`` writes to each territory what the site does not know of it, and tells who has answered."""

import argparse
import os
import sys
from pathlib import Path

from guichet.atelier.campagne import avancement
from guichet.atelier.campagne.lettres import Ecrivain
from guichet.socle.adresses import est_publique
from guichet.socle.commandes import RIEN_ECRIT, Charger, Commande
from guichet.socle.donnees import Edition
from guichet.socle.horloge import aujourdhui


def _options(analyseur: argparse.ArgumentParser) -> None:
    analyseur.add_argument(
        "dossier", type=Path, nargs="?", help="dossier à remplir : une lettre par territoire, le suivi"
    )
    analyseur.add_argument(
        "--etat", action="store_true", help="dit ce qui est connu, par territoire et par genre de fait"
    )
    analyseur.add_argument(
        "--adresse", default=os.environ.get("SITE_URL"), help="adresse publique du site (par défaut : SITE_URL)"
    )


def campagne(options: argparse.Namespace, charger: Charger) -> int:
    """Write the letters and the table of progress in ``options.dossier``, or print where things stand. Raises OSError."""
    edition = Edition(charger(options.racine), aujourdhui())
    if options.etat or options.dossier is None:
        print("\n".join(avancement.etat(edition)))
        return 0
    racine_web = (options.adresse or "").rstrip("/") + "/"
    if not est_publique(racine_web):
        print("Donnez l'adresse publique du site : --adresse https://www.exemple.fr/", file=sys.stderr)
        return 1
    options.dossier.mkdir(parents=True, exist_ok=True)
    nombre = 0
    for lettre in Ecrivain(edition, racine_web).lettres():
        (options.dossier / f"{lettre.nom}.odt").write_bytes(lettre.odt(edition.aujourdhui))
        (options.dossier / f"{lettre.nom}.txt").write_text(f"{lettre.titre}\n\n{lettre.texte}\n", encoding="utf-8")
        nombre += 1
    suivi = avancement.tableau(edition, racine_web)
    (options.dossier / "avancement.csv").write_text(suivi, encoding="utf-8", newline="")
    print(f"{nombre} lettres écrites dans {options.dossier}, et avancement.csv : qui a répondu, qui relancer.")
    return 0


COMMANDE = Commande(
    "campagne",
    "écrit à chaque territoire ce qui manque au site, et dit où on en est",
    campagne,
    _options,
    sinon=RIEN_ECRIT,
)
