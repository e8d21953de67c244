"""``guichet importer``: what a table would change, and the change itself, made whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from guichet.socle.commandes import Charger
from guichet.socle.donnees import Donnees
from guichet.socle.fichiers import lire_octets, verrou
from guichet.socle.lecture import Enregistrement, lire_yaml
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.tableaux.dialecte import TAILLE_MAXIMALE, Tableau, lire
from guichet.tableaux.ecarts import Defauts, Ecarts, a_la_ligne, comparer
from guichet.tableaux.ecriture import EcritureImpossible, reecrire
from guichet.tableaux.genres import Genre
from guichet.tableaux.saisies import Lecture, comprendre

COPIE = ".avant"
# The project is tried in a copy of that name.
A_L_ESSAI = "guichet-import-"
# What `charger` reads of a project.
DOSSIERS = ("data", "docs")


@dataclass
class Importation:
    """What became of a table: read, understood, compared; ``texte`` is the new content of the file of ``data/``,
    ``avant`` the one that it was made from.
    """

    tableau: Tableau
    lecture: Lecture
    ecarts: Ecarts
    texte: str = ""
    avant: bytes = b""
    problemes: list[Probleme] = field(default_factory=list)


@dataclass(frozen=True)
class Projet:
    """Where a table goes: the folder of the project, the kinds of table it takes, what reads its facts."""

    racine: Path
    genres: Mapping[str, Genre]
    charger: Charger


def preparer(projet: Projet, donnees: Donnees, fichier: Path, defauts: Defauts) -> Importation:
    """Return all that importing ``fichier`` into ``projet``, whose facts are ``donnees``, would do.

    Writes nothing there. Raises DonneesInvalides if the table is not understood, OSError if it cannot be read.
    """
    tableau = lire(fichier.name, lire_octets(fichier.parent, fichier.name, TAILLE_MAXIMALE))
    lecture = comprendre(tableau, projet.genres, donnees)
    genre, racine = lecture.genre, projet.racine
    actuels = lire_yaml(racine, genre.fichier)
    ecarts = comparer(tableau.nom, lecture, actuels, defauts)
    importation = Importation(tableau, lecture, ecarts, problemes=sorted([*lecture.problemes, *ecarts.problemes]))
    if ecarts.vide:
        return importation
    importation.avant = lire_octets(racine, genre.fichier)
    texte = importation.avant.decode("utf-8-sig")
    try:
        importation.texte = reecrire(texte, actuels, ecarts, list(genre.modele.model_fields))
    except EcritureImpossible as erreur:
        constat = f"ce fichier a une forme que l'import ne sait pas modifier ({erreur})"
        remede = "faites la correction à la main : contribuer/README.md dit comment"
        importation.problemes.append(Probleme(genre.fichier, 1, "", "", constat, remede))
        return importation
    # Lines that are sound are tried even if others are not: everything wrong is said at once.
    importation.problemes = sorted([*importation.problemes, *_a_l_essai(projet, importation, len(actuels))])
    return importation


def ecrire(racine: Path, importation: Importation) -> Path:
    """Write what was prepared, at once; return the path of the copy of the file as it was.

    Raises OSError, and DonneesInvalides if anything is wrong.
    """
    if importation.problemes:
        raise DonneesInvalides(importation.problemes)
    # A linked file stays a link: what it leads to is replaced.
    destination = (racine / importation.lecture.genre.fichier).resolve()
    copie = destination.with_name(destination.name + COPIE)
    with verrou(destination.parent):
        if destination.read_bytes() != importation.avant:
            constat = "ce fichier a changé pendant l'import : quelqu'un d'autre vient d'y écrire"
            remede = "relancez la commande : elle repartira du fichier tel qu'il est"
            raise DonneesInvalides([Probleme(importation.lecture.genre.fichier, 1, "", "", constat, remede)])
        _remplacer(copie, importation.avant)
        _remplacer(destination, importation.texte.encode())
    return copie


def _remplacer(destination: Path, octets: bytes) -> None:
    """Put ``octets`` in place of the file: it is the old one or the new one, never a part."""
    descripteur, provisoire = tempfile.mkstemp(prefix=f".{destination.name}.", suffix=".tmp", dir=destination.parent)
    try:
        with os.fdopen(descripteur, "wb") as sortie:
            sortie.write(octets)
            sortie.flush()
            os.fsync(sortie.fileno())
        if destination.exists():
            shutil.copymode(destination, provisoire)
        else:
            Path(provisoire).chmod(0o644)
        Path(provisoire).replace(destination)
    except BaseException:
        with suppress(OSError):
            Path(provisoire).unlink()
        raise


def _a_l_essai(projet: Projet, importation: Importation, nombre: int) -> list[Probleme]:
    """Return what is wrong with the whole project once the table is imported, told at the lines of the table."""
    genre = importation.lecture.genre
    with tempfile.TemporaryDirectory(prefix=A_L_ESSAI) as dossier:
        essai = Path(dossier)
        for nom in DOSSIERS:
            shutil.copytree(projet.racine / nom, essai / nom, copy_function=_lier)
        cible = essai / genre.fichier
        cible.unlink()
        cible.write_text(importation.texte, encoding="utf-8")
        try:
            projet.charger(essai)
        except DonneesInvalides as erreur:
            lignes = _lignes_du_tableau(importation.ecarts, lire_yaml(essai, genre.fichier), nombre)
            return [_situe(probleme, importation, lignes) for probleme in erreur.problemes]
    return []


def _lier(source: str, cible: str) -> None:
    """Link to a file, which is then not read again; copy it where links are not allowed (Windows)."""
    try:
        Path(cible).symlink_to(Path(source).resolve())
    except OSError:
        shutil.copyfile(source, cible)


def _lignes_du_tableau(ecarts: Ecarts, nouveaux: Sequence[Enregistrement], nombre: int) -> list[tuple[int, int | None]]:
    """Return, for each record of the new text, the line where it starts and the line of the table that made it."""
    retires = {ecart.rang for ecart in ecarts.retraits}
    par_rang = {ecart.rang: ecart.ligne for ecart in ecarts.changements}
    origines: list[int | None] = [par_rang.get(rang) for rang in range(nombre) if rang not in retires]
    origines += [ecart.ligne for ecart in ecarts.ajouts]
    return [(nouveau.ligne, origine) for nouveau, origine in zip(nouveaux, origines, strict=True)]


def _situe(probleme: Probleme, importation: Importation, lignes: Sequence[tuple[int, int | None]]) -> Probleme:
    genre = importation.lecture.genre
    if probleme.fichier != genre.fichier:
        return probleme
    origine = next((o for debut, o in reversed(lignes) if debut <= probleme.ligne), None)
    if origine is None:
        return probleme
    return a_la_ligne(probleme, genre, importation.tableau.nom, origine)
