"""Every file of ``data/`` and ``docs/`` is read by someone, under a name that is an address."""

import fnmatch
import os
import re
from collections.abc import Iterator

from guichet.socle.fichiers import DOSSIERS
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

_NOM = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
# What a system, an editor or the import leaves beside a file, and what nobody publishes.
_IGNORES = (".*", "*.avant", "*~")


@REGLES.regle
def fichier_lu(lot: Lot) -> Iterator[Probleme]:
    """A file that no set reads is a slip: « .yaml » for « .yml », a copy, a page in the wrong folder."""
    racine = lot.racine
    convient = re.compile("|".join(map(_motif, lot.attendus))).fullmatch
    ignore = re.compile("|".join(map(fnmatch.translate, _IGNORES))).fullmatch
    for dossier in DOSSIERS:
        for lieu, sous_dossiers, fichiers in os.walk(racine / dossier):
            chemin = os.path.relpath(lieu, racine).replace(os.sep, "/")
            # Whatever its name, what a folder holds may be published; one that begins with a dot is published by nobody.
            sous_dossiers[:] = sorted(nom for nom in sous_dossiers if not nom.startswith("."))
            yield from (_lien(f"{chemin}/{nom}") for nom in sous_dossiers if (racine / chemin / nom).is_symlink())
            for nom in sorted(fichiers):
                if not ignore(nom):
                    yield from _juger(f"{chemin}/{nom}", nom.partition(".")[0], connu=bool(convient(f"{chemin}/{nom}")))


def _lien(nom: str) -> Probleme:
    constat = "ce dossier est un lien : ce qu'il contient n'est pas dans le projet"
    return Probleme(nom, 1, "", "", constat, "retirez-le, ou remettez le vrai dossier à sa place")


def _juger(nom: str, tige: str, *, connu: bool) -> Iterator[Probleme]:
    if not connu:
        constat = "ce fichier n'est lu par personne : ce qu'il dit n'est pas publié"
        remede = "donnez-lui le nom et le dossier prévus (.yml, .csv ou .md), ou retirez-le"
        yield Probleme(nom, 1, "", "", constat, remede)
    elif not _NOM.fullmatch(tige):
        constat = "un nom de fichier s'écrit en minuscules sans accent ni espace : il sert d'adresse"
        yield Probleme(nom, 1, "", "", constat, "renommez-le, mots séparés par des tirets")


def _motif(attendu: str) -> str:
    """Return the regular expression of ``attendu``: a file, a pattern in a folder, or a folder of pages (final slash)."""
    if attendu.endswith("/"):
        return f"{re.escape(attendu)}.+\\.md"
    return re.escape(attendu).replace(r"\*", "[^/]+")
