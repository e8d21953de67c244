"""``guichet importer``: what a table would change, and the change itself, made whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from guichet.socle.commandes import Charger
from guichet.socle.donnees import Donnees
from guichet.socle.fichiers import DOSSIERS, lire_octets, verrou
from guichet.socle.lecture import Enregistrement, lire_yaml
from guichet.socle.problemes import DonneesInvalides, Probleme
from guichet.tableaux.dialecte import TAILLE_MAXIMALE, Tableau, lire
from guichet.tableaux.ecarts import Defauts, Ecart, Ecarts, a_la_ligne, comparer
from guichet.tableaux.ecriture import EcritureImpossible, reecrire
from guichet.tableaux.genres import Genre
from guichet.tableaux.saisies import Lecture, comprendre

COPIE = ".avant"
# The project is tried in a copy of that name.
A_L_ESSAI = "guichet-import-"


@dataclass
class Importation:
    """What is to become of a file of ``data/``: what was understood, how it differs; ``texte`` is its new content,
    ``avant`` the one that it was made from, ``nombre`` how many records that one holds.

    ``tableau`` is what was read, where it was a table.
    """

    lecture: Lecture
    ecarts: Ecarts
    nombre: int = 0
    tableau: Tableau | None = None
    texte: str = ""
    avant: bytes = b""
    problemes: list[Probleme] = field(default_factory=list)

    @property
    def genre(self) -> Genre:
        return self.lecture.genre


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
    actuels = lire_yaml(projet.racine, lecture.genre.fichier)
    importation = Importation(lecture, comparer(tableau.nom, lecture, actuels, defauts), tableau=tableau)
    importation.problemes = [*lecture.problemes, *importation.ecarts.problemes]
    rediger(projet.racine, importation, actuels)
    # Lines that are sound are tried even if others are not: everything wrong is said at once.
    importation.problemes = sorted([*importation.problemes, *essayer(projet, [importation])])
    return importation


def rediger(racine: Path, importation: Importation, actuels: Sequence[Enregistrement]) -> None:
    """Put in ``importation`` the new text of its file, whose records are ``actuels``, or why it cannot be written."""
    importation.nombre = len(actuels)
    if importation.ecarts.vide:
        return
    genre = importation.genre
    importation.avant = lire_octets(racine, genre.fichier)
    texte = importation.avant.decode("utf-8-sig")
    try:
        importation.texte = reecrire(texte, actuels, importation.ecarts, list(genre.modele.model_fields))
    except EcritureImpossible as erreur:
        constat = f"ce fichier a une forme que l'import ne sait pas modifier ({erreur})"
        remede = "faites la correction à la main : contribuer/README.md dit comment"
        importation.problemes.append(Probleme(genre.fichier, 1, "", "", constat, remede))


def ecrire(racine: Path, importations: Sequence[Importation]) -> list[Path]:
    """Write all that was prepared, or nothing; return the paths of the copies of the files as they were.

    Raises OSError, and DonneesInvalides if anything is wrong.
    """
    if problemes := [probleme for importation in importations for probleme in importation.problemes]:
        raise DonneesInvalides(problemes)
    # A linked file stays a link: what it leads to is replaced.
    cibles = [((racine / un.genre.fichier).resolve(), un) for un in importations if un.texte]
    with ExitStack() as verrous:
        # Always in the same order: two imports never wait for one another.
        for dossier in sorted({destination.parent for destination, _ in cibles}):
            verrous.enter_context(verrou(dossier))
        changes = [un for destination, un in cibles if destination.read_bytes() != un.avant]
        if changes:
            constat = "ce fichier a changé pendant l'import : quelqu'un d'autre vient d'y écrire"
            remede = "relancez la commande : elle repartira du fichier tel qu'il est"
            raise DonneesInvalides([Probleme(un.genre.fichier, 1, "", "", constat, remede) for un in changes])
        copies = [destination.with_name(destination.name + COPIE) for destination, _ in cibles]
        for copie, (_, un) in zip(copies, cibles, strict=True):
            _remplacer(copie, un.avant)
        _remplacer_tous(cibles)
    return copies


def _remplacer_tous(cibles: Sequence[tuple[Path, Importation]]) -> None:
    """Replace every file; if one cannot be, those already replaced are put back as they were."""
    faits: list[tuple[Path, Importation]] = []
    try:
        for destination, un in cibles:
            _remplacer(destination, un.texte.encode())
            faits.append((destination, un))
    except BaseException:
        for destination, un in faits:
            with suppress(OSError):
                _remplacer(destination, un.avant)
        raise


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


def essayer(projet: Projet, importations: Sequence[Importation]) -> list[Probleme]:
    """Return what is wrong with the whole project once all is imported, told at the lines that were read."""
    redigees = {un.genre.fichier: un for un in importations if un.texte}
    if not redigees:
        return []
    with tempfile.TemporaryDirectory(prefix=A_L_ESSAI) as dossier:
        essai = Path(dossier)
        for nom in DOSSIERS:
            shutil.copytree(projet.racine / nom, essai / nom, copy_function=_lier)
        for fichier, un in redigees.items():
            (essai / fichier).unlink()
            (essai / fichier).write_text(un.texte, encoding="utf-8")
        try:
            projet.charger(essai)
        except DonneesInvalides as erreur:
            origines = {f: _origines(un, lire_yaml(essai, f)) for f, un in redigees.items()}
            return [_situe(probleme, redigees, origines) for probleme in erreur.problemes]
    return []


def _lier(source: str, cible: str) -> None:
    """Link to a file, which is then not read again; copy it where links are not allowed (Windows)."""
    try:
        Path(cible).symlink_to(Path(source).resolve())
    except OSError:
        shutil.copyfile(source, cible)


def _origines(importation: Importation, nouveaux: Sequence[Enregistrement]) -> list[tuple[int, Ecart | None]]:
    """Return, for each record of the new text, the line where it starts and what made it so."""
    ecarts = importation.ecarts
    retires = {ecart.rang for ecart in ecarts.retraits}
    par_rang = {ecart.rang: ecart for ecart in ecarts.changements}
    origines: list[Ecart | None] = [par_rang.get(rang) for rang in range(importation.nombre) if rang not in retires]
    origines += ecarts.ajouts
    return [(nouveau.ligne, origine) for nouveau, origine in zip(nouveaux, origines, strict=True)]


def _situe(
    probleme: Probleme,
    importations: Mapping[str, Importation],
    origines: Mapping[str, Sequence[tuple[int, Ecart | None]]],
) -> Probleme:
    lignes = origines.get(probleme.fichier, ())
    ecart = next((e for debut, e in reversed(lignes) if debut <= probleme.ligne), None)
    if ecart is None:
        return probleme
    return a_la_ligne(probleme, importations[probleme.fichier].genre, ecart.fichier, ecart.ligne)
