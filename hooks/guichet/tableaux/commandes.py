"""What ``guichet importer`` and ``guichet exporter`` say and return: 0, or 1 when nothing could be done."""

import argparse
import sys

from guichet.socle.chargement import charger
from guichet.socle.horloge import DateImpossible
from guichet.socle.problemes import DonneesInvalides
from guichet.tableaux import exporter as export
from guichet.tableaux.bilan import bilan, problemes
from guichet.tableaux.ecarts import Defauts
from guichet.tableaux.genres import GENRES
from guichet.tableaux.importer import ecrire, preparer


def importer(options: argparse.Namespace) -> int:
    """Tell what the table ``options.fichier`` changes; change it if ``options.ecrire``."""
    try:
        donnees = charger(options.racine)
        importation = preparer(options.racine, donnees, options.fichier, Defauts(options.source, options.lu_le))
        print(bilan(importation, donnees))
        if importation.problemes:
            print(f"\n{problemes(importation.problemes)}", file=sys.stderr)
            return 1
        if importation.ecarts.vide:
            print("Rien à écrire.")
        elif not options.ecrire:
            print("Rien n'est écrit. Relisez, puis relancez avec --ecrire.")
        else:
            copie = ecrire(options.racine, importation)
            print(f"Écrit dans {importation.lecture.genre.fichier}. L'ancien fichier est gardé : {copie.name}.")
    except DonneesInvalides as erreur:
        print(problemes(erreur.problemes), file=sys.stderr)
        return 1
    except DateImpossible as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except OSError as erreur:
        print(_refus_du_disque(erreur), file=sys.stderr)
        return 1
    return 0


def exporter(options: argparse.Namespace) -> int:
    """Write the table of today's records of ``options.genre``, or its template if ``options.vide``."""
    if options.genre not in GENRES:
        print(f"Il n'y a pas de tableau « {options.genre} ». Choisissez parmi : {', '.join(GENRES)}.", file=sys.stderr)
        return 1
    genre = GENRES[options.genre]
    try:
        texte = export.modele(genre) if options.vide else export.table(genre, charger(options.racine))
        with options.vers.open("x", encoding="utf-8", newline="") as fichier:
            fichier.write(texte)
    except FileExistsError:
        print(f"{options.vers} existe déjà : donnez un autre nom.", file=sys.stderr)
        return 1
    except (DonneesInvalides, DateImpossible) as erreur:
        print(erreur, file=sys.stderr)
        return 1
    except OSError as erreur:
        print(_refus_du_disque(erreur), file=sys.stderr)
        return 1
    print(f"Écrit : {options.vers}.")
    return 0


def _refus_du_disque(erreur: OSError) -> str:
    remede = "vérifiez son nom, et que vous avez le droit de le lire ou de l'écrire"
    return f"{erreur.filename or 'fichier'} : {erreur.strerror or erreur}. Rien n'a été écrit ; {remede}."
