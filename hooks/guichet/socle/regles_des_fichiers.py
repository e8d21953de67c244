"""Every file of ``data/`` and ``docs/`` is read by someone, under a name that is an address."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import PurePosixPath

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

DOSSIERS = ("data", "docs")
_NOM = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
# What a system, an editor or the import leaves beside a file, and what nobody publishes.
_IGNORES = (".*", "*.avant", "*~")


@REGLES.regle
def fichier_lu(lot: Lot) -> Iterator[Probleme]:
    """A file that no set reads is a slip: « .yaml » for « .yml », a copy, a page in the wrong folder."""
    for dossier in DOSSIERS:
        for chemin in sorted((lot.racine / dossier).rglob("*")):
            nom = chemin.relative_to(lot.racine).as_posix()
            if chemin.is_dir() or any(fnmatch(partie, ignore) for partie in nom.split("/") for ignore in _IGNORES):
                continue
            if not any(_convient(nom, attendu) for attendu in lot.attendus):
                constat = "ce fichier n'est lu par personne : ce qu'il dit n'est pas publié"
                remede = "donnez-lui le nom et le dossier prévus (.yml, .csv ou .md), ou retirez-le"
                yield Probleme(nom, 1, "", "", constat, remede)
            elif not _NOM.fullmatch(chemin.stem):
                constat = "un nom de fichier s'écrit en minuscules sans accent ni espace : il sert d'adresse"
                yield Probleme(nom, 1, "", "", constat, "renommez-le, mots séparés par des tirets")


def _convient(nom: str, attendu: str) -> bool:
    """Whether the file ``nom`` is one of ``attendu``: a file, a pattern, or a folder of pages that ends with a slash."""
    if attendu.endswith("/"):
        return nom.startswith(attendu) and nom.endswith(".md")
    return PurePosixPath(nom).match(attendu)
