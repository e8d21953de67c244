"""The bytes of a file of the project, or why they cannot be had, in French."""

import errno
import os
import stat
from pathlib import Path

from guichet.problemes import DonneesInvalides, Probleme

# The largest file of facts weighs 1.3 MB: ten times that is a mistake, and reading it would take the machine.
TAILLE_MAXIMALE = 12_000_000

# What the system answers → (fault, remedy).
_REFUS = {
    errno.ENOENT: ("ce fichier n'existe pas", "rétablissez-le"),
    errno.ENOTDIR: ("ce fichier n'existe pas", "rétablissez le dossier où il était"),
    errno.EACCES: ("ce fichier ne peut pas être lu", "donnez-vous le droit de le lire"),
    errno.EPERM: ("ce fichier ne peut pas être lu", "donnez-vous le droit de le lire"),
    errno.ELOOP: ("ce nom est un lien qui tourne en rond", "remettez le vrai fichier à sa place"),
    errno.ENAMETOOLONG: ("ce nom de fichier est trop long", "raccourcissez-le"),
}


def refus_du_systeme(erreur: OSError) -> tuple[str, str]:
    """Return in French what the system refused, and what to do about it."""
    inconnu = ("ce fichier ne peut pas être lu", "rétablissez-le depuis la version précédente")
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
    except IsADirectoryError as erreur:
        raise _refus(nom, "c'est un dossier, pas un fichier", "remettez le fichier à sa place") from erreur
    except OSError as erreur:
        raise _refus(nom, *refus_du_systeme(erreur)) from erreur
    if len(lus) > maximum:
        constat = f"ce fichier dépasse {maximum // 1_000_000} millions de caractères"
        raise _refus(nom, constat, "rétablissez-le depuis la version précédente, ou coupez-le")
    return lus


def _refuser_la_nature(nom: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise _refus(nom, "c'est un dossier, pas un fichier", "remettez le fichier à sa place")
    if not stat.S_ISREG(mode):
        raise _refus(nom, "ce n'est pas un fichier ordinaire", "remettez le vrai fichier à sa place")


def _refus(nom: str, constat: str, remede: str) -> DonneesInvalides:
    return DonneesInvalides([Probleme(nom, 1, "", "", constat, remede)])
