"""Pages of earlier builds, kept on disk: one is rendered again only when something that it shows has changed.

What is kept of a page is its HTML and the digest of all that it was made of: its values, what its templates read
(`guichet.atelier.temoin`), the code. Where the same readings give the same answers, it would be rendered the same.
"""

import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from guichet.atelier.temoin import Insaisissable, Lecture, Temoin, empreinte
from guichet.socle.empreintes import condense
from guichet.socle.programme import programme


@dataclass(frozen=True)
class Gardee:
    """A page as it was rendered, from the readings at ``rangs`` among those of its slice."""

    cle: bytes
    rangs: tuple[int, ...]
    html: str


@dataclass
class Lectures:
    """What the pages of a slice read, each reading once, by its rank, and the digest of what each gives today."""

    temoin: Temoin
    toutes: list[Lecture]
    _etats: list[bytes] = field(init=False)
    _rangs: dict[Lecture, int] = field(init=False)

    def __post_init__(self) -> None:
        self._etats = [self.temoin.etat(une) for une in self.toutes]
        self._rangs = {une: rang for rang, une in enumerate(self.toutes)}

    def ranger(self, lues: Iterable[Lecture]) -> tuple[int, ...]:
        """Return the ranks of ``lues``."""
        for une in lues:
            if une not in self._rangs:
                self._rangs[une] = len(self.toutes)
                self.toutes.append(une)
                self._etats.append(self.temoin.etat(une))
        return tuple(sorted(self._rangs[une] for une in lues))

    def etat(self, rangs: tuple[int, ...]) -> bytes:
        """Return what tells what the readings at ``rangs`` give today, whatever their ranks."""
        return b"".join(sorted(map(self._etats.__getitem__, rangs)))


@dataclass
class Tranche:
    """Some pages kept in ``fichier``, made in the same ``commun``, and those that will be."""

    fichier: Path
    commun: bytes
    lectures: Lectures
    gardees: dict[str, Gardee]
    suivantes: dict[str, Gardee] = field(default_factory=dict)
    refaites: int = 0

    def rendre(self, adresse: str, valeurs: Any, faire: Callable[[], str]) -> str:
        """Return the page at ``adresse``, which ``faire`` renders from ``valeurs``, or as it was if nothing has changed."""
        try:
            valeur = empreinte(valeurs)
        except Insaisissable:
            self.refaites += 1
            return faire()
        gardee = self.gardees.get(adresse)
        if gardee is None or gardee.cle != self._cle(valeur, gardee.rangs):
            gardee = self._refaire(valeur, faire)
        self.suivantes[adresse] = gardee
        return gardee.html

    def _refaire(self, valeur: bytes, faire: Callable[[], str]) -> Gardee:
        self.refaites += 1
        temoin = self.lectures.temoin
        temoin.lus.clear()
        html, lues = temoin.pendant(faire)
        rangs = self.lectures.ranger(lues)
        return Gardee(self._cle(valeur, rangs), rangs, html)

    def _cle(self, valeur: bytes, rangs: tuple[int, ...]) -> bytes:
        return condense(valeur, self.lectures.etat(rangs))

    def garder(self) -> None:
        """Write the pages for the next build, whole or not at all."""
        if not self.refaites and self.suivantes.keys() == self.gardees.keys():
            return
        self.fichier.parent.mkdir(parents=True, exist_ok=True)
        provisoire = self.fichier.with_suffix(f".{os.getpid()}")
        provisoire.write_bytes(pickle.dumps((self.commun, *self._serrees()), pickle.HIGHEST_PROTOCOL))
        provisoire.replace(self.fichier)

    def _serrees(self) -> tuple[list[Lecture], dict[str, Gardee]]:
        """Return the readings that pages still make, and the pages, which name them by their new ranks."""
        faites = sorted({rang for une in self.suivantes.values() for rang in une.rangs})
        nouveaux = {rang: nouveau for nouveau, rang in enumerate(faites)}
        return [self.lectures.toutes[rang] for rang in faites], {
            adresse: replace(une, rangs=tuple(map(nouveaux.__getitem__, une.rangs)))
            for adresse, une in self.suivantes.items()
        }


@dataclass(frozen=True)
class Reserve:
    """The pages kept in ``dossier``, slice by slice. All name ``racine_web`` and the files of ``assets/``, in that version."""

    dossier: Path
    racine_web: str
    actifs: str = ""

    def ouvrir(self, nom: str, temoin: Temoin) -> Tranche:
        """Return the slice ``nom``, empty where it was never kept or cannot be read."""
        fichier = self.dossier / f"{nom}.pages"
        try:
            connu, toutes, gardees = pickle.loads(fichier.read_bytes())  # noqa: S301  # written by this program, in its own folder
        except Exception:  # noqa: BLE001  # absent, cut short: its pages are made again
            connu, toutes, gardees = b"", [], {}
        commun = condense(programme(), self.racine_web.encode(), self.actifs.encode())
        if connu != commun:
            toutes, gardees = [], {}
        return Tranche(fichier, commun, Lectures(temoin, toutes), gardees)

    def oublier_sauf(self, noms: Iterable[str]) -> None:
        """Delete the slices that are not among ``noms``."""
        gardes = set(noms)
        for fichier in self.dossier.glob("*.pages"):
            if fichier.stem not in gardes:
                fichier.unlink()
