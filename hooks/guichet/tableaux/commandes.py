"""What ``guichet importer`` and ``guichet exporter`` say and return: 0, or 1 when nothing could be done."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guichet.socle.fichiers import ecrire_un_neuf, refus_du_systeme
from guichet.socle.problemes import DonneesInvalides
from guichet.tableaux import exporter as export
from guichet.tableaux.bilan import bilan, problemes
from guichet.tableaux.ecarts import Defauts
from guichet.tableaux.importer import Projet, ecrire, preparer

# What `exporter` writes; spreadsheets open it.
FORME = ".csv"


def importer(projet: Projet, fichier: Path, options: argparse.Namespace) -> int:
    """Tell what the table ``fichier`` changes; change it if ``options.ecrire``."""
    with refus_dits() as refus:
        donnees = projet.charger(projet.racine)
        importation = preparer(projet, donnees, fichier, Defauts(options.source, options.lu_le))
        print(bilan(importation, donnees))
        if importation.problemes:
            print(f"\n{problemes(importation.problemes)}", file=sys.stderr)
            return 1
        if importation.ecarts.vide:
            print("Rien à écrire.")
        elif not options.ecrire:
            print("Rien n'est écrit. Relisez, puis relancez avec --ecrire.")
        else:
            for copie in ecrire(projet.racine, [importation]):
                print(f"Écrit dans {importation.genre.fichier}. L'ancien fichier est gardé : {copie.name}.")
    return refus.code


def exporter(projet: Projet, options: argparse.Namespace) -> int:
    """Write the table of today's records of ``options.genre``, or its template if ``options.vide``."""
    genre = projet.genres.get(options.genre)
    if genre is None:
        choix = ", ".join(projet.genres)
        print(f"Il n'y a pas de tableau « {options.genre} ». Choisissez parmi : {choix}.", file=sys.stderr)
        return 1
    if options.vers.suffix.lower() != FORME:
        print(f"{options.vers} : donnez un nom qui finit par {FORME}. Rien n'a été écrit.", file=sys.stderr)
        return 1
    if not options.vers.absolute().parent.is_dir():
        print(
            f"{options.vers.parent} : ce dossier n'existe pas. Rien n'a été écrit ; créez-le, ou donnez-en un autre.",
            file=sys.stderr,
        )
        return 1
    with refus_dits() as refus:
        texte = export.modele(genre) if options.vide else export.table(genre, projet.charger(projet.racine))
        ecrire_un_neuf(options.vers, texte)
        print(f"Écrit : {options.vers}.")
    return refus.code


@dataclass
class Refus:
    """The code that a command returns."""

    code: int = 0


@contextmanager
def refus_dits() -> Iterator[Refus]:
    """Say in French why nothing could be read or written; the code is then 1."""
    refus = Refus()
    try:
        yield refus
    except DonneesInvalides as erreur:
        refus.code = 1
        print(problemes(erreur.problemes), file=sys.stderr)
    except FileExistsError as erreur:
        refus.code = 1
        print(f"{erreur.filename} existe déjà : donnez un autre nom.", file=sys.stderr)
    except OSError as erreur:
        refus.code = 1
        constat, remede = refus_du_systeme(erreur)
        print(f"{erreur.filename or 'Un fichier'} : {constat}. Rien n'a été écrit ; {remede}.", file=sys.stderr)
