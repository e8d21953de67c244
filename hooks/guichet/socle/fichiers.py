"""The bytes of a file of the project, or why they cannot be had, in French."""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from guichet.socle.problemes import DonneesInvalides, Probleme

# What a project holds besides its program.
DOSSIERS = ("data", "docs")

# The largest file of facts weighs 1.3 MB: ten times that is a mistake, and reading it would take the machine.
TAILLE_MAXIMALE = 12_000_000

# What the system answers → (fault, remedy).
_REFUS = {
    errno.ENOENT: ("ce fichier n'existe pas", "rétablissez-le ; si vous avez tapé ce nom, corrigez-le"),
    errno.ENOTDIR: ("ce fichier n'existe pas", "rétablissez le dossier où il était"),
    errno.EACCES: ("ce fichier ne peut pas être lu", "donnez-vous le droit de le lire"),
    errno.EPERM: ("ce fichier ne peut pas être lu", "donnez-vous le droit de le lire"),
    errno.ELOOP: ("ce nom est un lien qui tourne en rond", "remettez le vrai fichier à sa place"),
    errno.ENAMETOOLONG: ("ce nom de fichier est trop long", "raccourcissez-le"),
    errno.EISDIR: ("c'est un dossier, pas un fichier", "remettez le fichier à sa place"),
    errno.EEXIST: ("ce fichier existe déjà", "donnez un autre nom"),
    errno.ENOSPC: ("le disque est plein", "libérez de la place, puis recommencez"),
    errno.EDQUOT: ("le disque est plein", "libérez de la place, puis recommencez"),
    errno.EAGAIN: ("une autre commande y écrit en ce moment", "attendez qu'elle ait fini, puis recommencez"),
    errno.EROFS: ("ce disque ne se laisse pas écrire", "copiez le projet sur un disque où vous pouvez écrire"),
}


def refus_possibles() -> Iterable[tuple[str, str]]:
    """Return every fault that the system may answer, with its remedy."""
    return _REFUS.values()


def refus_du_systeme(erreur: OSError) -> tuple[str, str]:
    """Return in French what the system refused, and what to do about it."""
    if isinstance(erreur, shutil.Error):
        return "des fichiers n'ont pas pu être copiés", "libérez de la place sur le disque, puis recommencez"
    inconnu = ("le système refuse ce fichier", "vérifiez son nom, et que vous avez le droit de le lire ou de l'écrire")
    return _REFUS.get(erreur.errno or 0, inconnu)


def lire_octets(racine: Path, nom: str, maximum: int = TAILLE_MAXIMALE) -> bytes:
    """Return the bytes of ``racine/nom``.

    Raises DonneesInvalides if it is missing, unreadable, not a plain file, or larger than ``maximum``.
    """
    try:
        # Opening a pipe would wait for ever for someone to write in it.
        descripteur = os.open(racine / nom, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descripteur, "rb") as fichier:
            etat = os.fstat(fichier.fileno())
            _refuser_la_nature(nom, etat.st_mode)
            lus = fichier.read(maximum + 1)
    except OSError as erreur:
        raise _refus(nom, *refus_du_systeme(erreur)) from erreur
    if len(lus) > maximum:
        constat = f"ce fichier dépasse {maximum // 1_000_000} millions de caractères"
        raise _refus(nom, constat, "rétablissez-le depuis la version précédente, ou coupez-le")
    return lus


def ecrire_un_neuf(chemin: Path, texte: str) -> None:
    """Write ``texte``, with its own line ends, in a file that does not exist yet; leave nothing if it cannot be whole.

    Raises OSError, FileExistsError among them.
    """
    with chemin.open("x", encoding="utf-8", newline="") as fichier:
        try:
            fichier.write(texte)
            fichier.flush()
        except OSError:
            chemin.unlink(missing_ok=True)
            raise


@contextmanager
def verrou(dossier: Path, *, attendre: bool = True) -> Iterator[tuple[int, ...]]:
    """Keep other commands of the project from writing in ``dossier`` until the end of the block; wait for theirs.

    Yields what other processes must inherit (``pass_fds``) to keep it as long as they live. Without ``attendre``, raises
    BlockingIOError when another command writes. Where the system has no such lock (Windows), nothing is kept.
    """
    try:
        import fcntl
    except ImportError:
        yield ()
        return
    descripteur = os.open(dossier, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descripteur, fcntl.LOCK_EX if attendre else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as erreur:
            raise BlockingIOError(erreur.errno, erreur.strerror, str(dossier)) from erreur
        yield (descripteur,)
    finally:
        os.close(descripteur)


def _refuser_la_nature(nom: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _refus(nom, *_REFUS[errno.EISDIR])
    if not stat.S_ISREG(mode):
        raise _refus(nom, "ce n'est pas un fichier ordinaire", "remettez le vrai fichier à sa place")


def _refus(nom: str, constat: str, remede: str) -> DonneesInvalides:
    return DonneesInvalides([Probleme(nom, 1, "", "", constat, remede)])
