"""Pages of earlier builds, kept on disk: one is rendered again only when something that it shows has changed.

What is kept of a page is its HTML and the digest of all that it was made of: its values, what its templates read
(`guichet.atelier.temoin`), the code. Where the same readings give the same answers, it would be rendered the same.
"""

import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guichet.atelier.temoin import Insaisissable, Lecture, Temoin, empreinte
from guichet.socle.empreintes import condense
from guichet.socle.programme import programme


@dataclass(frozen=True)
class Gardee:
    """A page as it was rendered, from ``lectures``."""

    cle: bytes
    lectures: frozenset[Lecture]
    html: str


@dataclass
class Tranche:
    """Some pages kept in ``fichier``, and those that will be."""

    fichier: Path
    commun: bytes
    temoin: Temoin
    gardees: dict[str, Gardee]
    suivantes: dict[str, Gardee] = field(default_factory=dict)
    refaites: int = 0

    def rendre(self, adresse: str, valeurs: Any, faire: Callable[[], str]) -> str:
        """Return the page at ``adresse``, which ``faire`` renders from ``valeurs``, or as it was if nothing has changed."""
        try:
            valeur = condense(self.commun, empreinte(valeurs))
        except Insaisissable:
            self.refaites += 1
            return faire()
        gardee = self.gardees.get(adresse)
        if gardee is None or gardee.cle != condense(valeur, self.temoin.etat(gardee.lectures)):
            gardee = self._refaire(valeur, faire)
        self.suivantes[adresse] = gardee
        return gardee.html

    def _refaire(self, valeur: bytes, faire: Callable[[], str]) -> Gardee:
        self.refaites += 1
        self.temoin.lus.clear()
        html, lectures = self.temoin.pendant(faire)
        return Gardee(condense(valeur, self.temoin.etat(lectures)), lectures, html)

    def garder(self) -> None:
        """Write the pages for the next build, whole or not at all."""
        if not self.refaites and self.suivantes.keys() == self.gardees.keys():
            return
        self.fichier.parent.mkdir(parents=True, exist_ok=True)
        provisoire = self.fichier.with_suffix(f".{os.getpid()}")
        provisoire.write_bytes(pickle.dumps(self._allegees(), pickle.HIGHEST_PROTOCOL))
        provisoire.replace(self.fichier)

    def _allegees(self) -> dict[str, Gardee]:
        """Return the pages, equal readings written once."""
        ensembles: dict[frozenset[Lecture], frozenset[Lecture]] = {}
        return {
            adresse: Gardee(une.cle, ensembles.setdefault(une.lectures, une.lectures), une.html)
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
            gardees = pickle.loads(fichier.read_bytes())  # noqa: S301  # written by this program, in its own folder
        except Exception:  # noqa: BLE001  # absent, cut short, of another version: its pages are made again
            gardees = {}
        commun = condense(programme(), self.racine_web.encode(), self.actifs.encode())
        return Tranche(fichier, commun, temoin, gardees)

    def oublier_sauf(self, noms: Iterable[str]) -> None:
        """Delete the slices that are not among ``noms``."""
        gardes = set(noms)
        for fichier in self.dossier.glob("*.pages"):
            if fichier.stem not in gardes:
                fichier.unlink()
