"""Publications: whole sites, each in a folder that nothing changes afterwards, and the link that says which one is read.

A publication is made aside, under a lock; one system call points the link to it. Whatever stops the command, and
whenever, the link leads to a whole site. Those before it stay, to go back to.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from guichet.publication.compression import compresser
from guichet.publication.heritage import ouvrir_a_tous, relier, transmettre
from guichet.socle.fichiers import verrou

GARDEES = 10
LIEN = "site"
DOSSIER = "publications"
CHANTIER = ".en-cours"
# What is being thrown away is no longer a publication, though it takes a moment to go.
REBUT = ".a-jeter"
_NOM = re.compile(r"\d{6}")


class AucuneAvant(Exception):
    """There is no publication to go back to."""


@dataclass(frozen=True)
class Chantier:
    """The folder of the publication being made, and what its processes inherit to keep others away while they live."""

    dossier: Path
    verrou: tuple[int, ...]


@dataclass(frozen=True)
class Publications:
    """Those of the folder ``racine``: ``site`` leads to one of ``publications/000001``, ``000002``…; ``gardees`` stay.

    ``graver`` waits until what was written is on the disk.
    """

    racine: Path
    gardees: int = GARDEES
    graver: Callable[[], None] = os.sync

    @property
    def lien(self) -> Path:
        return self.racine / LIEN

    @property
    def dossier(self) -> Path:
        return self.racine / DOSSIER

    def noms(self) -> list[str]:
        """Return the names of the publications, the oldest first."""
        trouves = self.dossier.iterdir() if self.dossier.is_dir() else ()
        return sorted(un.name for un in trouves if _NOM.fullmatch(un.name))

    def en_ligne(self) -> str | None:
        """Return the name of the publication that is read, or None."""
        return self.lien.readlink().name if self.lien.is_symlink() else None

    @contextmanager
    def chantier(self) -> Iterator[Chantier]:
        """Give an empty folder where to make a publication. Raises BlockingIOError when another command makes one."""
        for dossier in (self.racine, self.dossier):
            if not dossier.exists():
                dossier.mkdir(parents=True)
                ouvrir_a_tous(dossier)
        with verrou(self.dossier, attendre=False) as tenu:
            neuf = self.dossier / CHANTIER
            _vider(neuf)
            neuf.mkdir()
            yield Chantier(neuf, tenu)

    def mettre_en_ligne(self, chantier: Chantier) -> str:
        """Make of what ``chantier`` holds the publication that is read, and return its name.

        Pages still open ask for files of the last ones: it carries them too.
        """
        self._adopter()
        noms = self.noms()
        for nom in reversed(noms):
            transmettre(self.dossier / nom, chantier.dossier)
        en_ligne = self.en_ligne()
        avant = self.dossier / en_ligne if en_ligne else None
        if avant:
            relier(chantier.dossier, avant)
        compresser(chantier.dossier, avant)
        ouvrir_a_tous(chantier.dossier)
        # The name must not outlive a power cut that its content does not.
        self.graver()
        neuf = f"{int(noms[-1]) + 1 if noms else 1:06}"
        chantier.dossier.rename(self.dossier / neuf)
        self._jeter([nom for nom in noms if en_ligne and nom > en_ligne])
        self._pointer(neuf)
        # Whatever is asked, the one that is read stays: it is the last.
        self._jeter(self.noms()[: -max(self.gardees, 1)])
        return neuf

    def revenir(self) -> str:
        """Point the link to the publication before the one that is read, and return its name. Raises AucuneAvant."""
        en_ligne = self.en_ligne()
        avant = [nom for nom in self.noms() if en_ligne and nom < en_ligne]
        if not en_ligne or not avant:
            raise AucuneAvant
        # Pages of the one that goes are still open.
        transmettre(self.dossier / en_ligne, self.dossier / avant[-1])
        self._pointer(avant[-1])
        return avant[-1]

    def _pointer(self, nom: str) -> None:
        provisoire = self.racine / f".{LIEN}"
        provisoire.unlink(missing_ok=True)
        provisoire.symlink_to(f"{DOSSIER}/{nom}")
        provisoire.replace(self.lien)

    def _adopter(self) -> None:
        """Make a publication of the folder that stands where the link should, once."""
        if self.lien.is_dir() and not self.lien.is_symlink():
            premiere = f"{int(max(self.noms(), default='0')) + 1:06}"
            self.lien.rename(self.dossier / premiere)
            self._pointer(premiere)

    def _jeter(self, noms: list[str]) -> None:
        """Delete those publications: each stops being one before anything of it is gone."""
        for nom in noms:
            rebut = self.dossier / REBUT
            _vider(rebut)
            (self.dossier / nom).rename(rebut)
            _vider(rebut)


def _vider(dossier: Path) -> None:
    if dossier.is_symlink():
        dossier.unlink()
    elif dossier.exists():
        shutil.rmtree(dossier)
