"""What ``guichet importer`` and ``guichet exporter`` say and return: 0, or 1 when nothing could be done."""

import argparse
import sys

from guichet.chargement import charger
from guichet.horloge import DateImpossible
from guichet.importation_client import exporter as export
from guichet.importation_client.bilan import bilan, problemes
from guichet.importation_client.ecarts import Defauts
from guichet.importation_client.genres import GENRES
from guichet.importation_client.importer import ecrire, preparer
from guichet.problemes import DonneesInvalides
from guichet.socle.fichiers import ecrire_un_neuf, refus_du_systeme


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
        ecrire_un_neuf(options.vers, texte)
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
    constat, remede = refus_du_systeme(erreur)
    return f"{erreur.filename or 'Un fichier'} : {constat}. Rien n'a été écrit ; {remede}."
