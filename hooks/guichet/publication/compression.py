"""Each text beside its compressed forms, made once: a server has only to send them."""

import gzip
import shutil
import subprocess
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from guichet.publication.entetes import COMPRESSIBLES
from guichet.publication.heritage import fichiers, partager

# Under this, the headers of the answer weigh more.
OCTETS_AU_MOINS = 512
# Names given at once to a command.
LOT = 400
# What makes each form that Python 3.11 cannot, kept beside the text. Level 5 of brotli takes a tenth of the time of level 9, for two
# more bytes in a hundred; level 12 of zstd, a third of that of level 19, for three.
COMMANDES = {".br": ("brotli", "--keep", "--quality=5"), ".zst": ("zstd", "--keep", "--quiet", "-12")}


class CompressionImpossible(Exception):
    """A program failed; it has said why."""


def compresser(site: Path, avant: Path | None) -> None:
    """Write beside each text of ``site`` its ``.gz``, and its ``.br`` and ``.zst`` where the machine has brotli and zstd.

    Those of ``avant`` serve for the files that ``site`` shares with it. Raises CompressionImpossible.
    """
    textes = [
        fichier
        for fichier in fichiers(site)
        if fichier.suffix.removeprefix(".") in COMPRESSIBLES and fichier.stat().st_size >= OCTETS_AU_MOINS
    ]
    with ThreadPoolExecutor() as fils:
        list(fils.map(_gzip, _a_faire(textes, ".gz", site, avant)))
    for suffixe, commande in COMMANDES.items():
        if shutil.which(commande[0]):
            _lancer(commande, _a_faire(textes, suffixe, site, avant))


def _a_faire(textes: Iterable[Path], suffixe: str, site: Path, avant: Path | None) -> list[Path]:
    """Return those of ``textes`` whose form must be made: it is not there, nor beside the same file of ``avant``."""
    restent = []
    for fichier in textes:
        forme = _a_cote(fichier, suffixe)
        ancien = avant / fichier.relative_to(site) if avant else fichier
        deja = _a_cote(ancien, suffixe)
        if forme.exists():
            continue
        if avant and deja.exists() and ancien.exists() and fichier.samefile(ancien):
            partager(deja, forme)
        else:
            restent.append(fichier)
    return restent


def _a_cote(fichier: Path, suffixe: str) -> Path:
    return fichier.with_name(fichier.name + suffixe)


def _gzip(fichier: Path) -> None:
    # Without a date: the same text gives the same bytes.
    _a_cote(fichier, ".gz").write_bytes(gzip.compress(fichier.read_bytes(), compresslevel=9, mtime=0))


def _lancer(commande: tuple[str, ...], textes: list[Path]) -> None:
    for debut in range(0, len(textes), LOT):
        noms = map(str, textes[debut : debut + LOT])
        if subprocess.run([*commande, "--", *noms], check=False).returncode:  # noqa: S603  # found above
            raise CompressionImpossible(f"{commande[0]} a échoué ; ce qu'il a dit est ci-dessus")
