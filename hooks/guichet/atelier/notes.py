"""The notes of what each record said the day it was read (``data/sceaux/``): their lines, and what is wrong with them."""

import re
from collections.abc import Iterator
from pathlib import Path

from guichet.socle.fichiers import lire_octets
from guichet.socle.problemes import Probleme
from guichet.socle.sceaux import DOSSIER

LUS, TRADUITS = f"{DOSSIER}/lus.txt", f"{DOSSIER}/traduits.txt"
_EMPREINTES = "[0-9a-f]{6}(?: [0-9a-f]{6})*"
# A name, the day if any, the digests.
_FORMES = {
    LUS: re.compile(rf"[^\t\ufffd]+\t(?:\d{{4}}-\d\d-\d\d|-)\t(?:{_EMPREINTES})?"),
    TRADUITS: re.compile(rf"[^\t\ufffd]+\t{_EMPREINTES}"),
}
_REMEDE = (
    "après une fusion, gardez l'une des deux versions de la ligne, puis relisez ce qui a changé et lancez "
    "./guichet relire --noter ; sinon, rétablissez ce fichier"
)


def lignes(racine: Path, nom: str) -> list[str]:
    """Return the lines of the notes ``nom`` that can be read; none where the file is not there."""
    return [ligne for ligne in _toutes(racine, nom) if _FORMES[nom].fullmatch(ligne)]


def illisibles(racine: Path) -> Iterator[Probleme]:
    """Yield each line of the notes that is none, as a merge leaves some, and each file of notes that is gone.

    Raises DonneesInvalides where a file cannot be read.
    """
    for nom, forme in _FORMES.items():
        toutes = _toutes(racine, nom)
        if not toutes:
            constat = (
                "ce fichier est vide ou n'existe plus : rien ne dit plus ce qui a changé depuis la dernière lecture"
            )
            yield Probleme(nom, 1, "", "", constat, "rétablissez-le depuis la version précédente")
        for numero, ligne in enumerate(toutes, start=1):
            if not forme.fullmatch(ligne):
                yield Probleme(nom, numero, "", ligne[:60], "cette ligne n'est pas une note", _REMEDE)


def _toutes(racine: Path, nom: str) -> list[str]:
    return lire_octets(racine, nom).decode(errors="replace").splitlines() if (racine / nom).exists() else []
