"""Writes the generated pages into the site, with as many processes as there are processors."""

import gc
import multiprocessing
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guichet.atelier.rendu import PageImpossible, Rendeur
from guichet.socle import adresses
from guichet.socle.champs import LANGUES, Langue

# Pages of a slice: many share what they have in common, and no processor waits for another at the end.
TRANCHE = 64

Tranche = tuple[Langue, tuple[str, ...]]


@dataclass(frozen=True)
class Ecrivain:
    """Writes pages made by ``rendeur`` under ``dossier``."""

    rendeur: Rendeur
    dossier: Path

    def tout(self) -> None:
        """Write every generated page, then the files of the whole site. Raises PageImpossible."""
        self.pages()
        self.fichiers()

    def fichiers(self) -> None:
        """Write the files of the whole site. Raises PageImpossible."""
        self.rendeur.atelier.publier(self.dossier, self._lire)

    def pages(self) -> None:
        """Write every generated page. Raises PageImpossible."""
        tranches = list(self._tranches())
        processus = min(processeurs(), len(tranches))
        for faute in map(self.tranche, tranches) if processus < 2 else self._a_plusieurs(tranches, processus):
            if faute:
                raise PageImpossible(faute)

    def _tranches(self) -> Iterator[Tranche]:
        for langue in LANGUES:
            chemins = self.rendeur.atelier.catalogues[langue].generees
            for debut in range(0, len(chemins), TRANCHE):
                yield langue, chemins[debut : debut + TRANCHE]

    def _a_plusieurs(self, tranches: list[Tranche], processus: int) -> Iterator[str]:
        # Children read what is here as it is, without a copy: the collector must not move it.
        gc.collect()
        gc.freeze()
        try:
            with multiprocessing.get_context("fork").Pool(processus, _recevoir, (self,)) as pool:
                yield from pool.imap_unordered(_faire, tranches)
        finally:
            gc.unfreeze()

    def tranche(self, tranche: Tranche) -> str:
        """Write the pages of ``tranche``; return what is wrong with the first that cannot be made, or nothing."""
        langue, chemins = tranche
        try:
            for chemin in chemins:
                self._page(langue, chemin)
        except PageImpossible as faute:
            return str(faute)
        return ""

    def page(self, adresse: str) -> bool:
        """Write the generated page at ``adresse``, from the root of the site, if there is one. Raises PageImpossible."""
        return self._page(*adresses.situer(adresse))

    def _page(self, langue: Langue, chemin: str) -> bool:
        page = self.rendeur.atelier.catalogues[langue].page(chemin)
        if page is None:
            return False
        fichier = self._fichier(langue, chemin)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(self.rendeur.rendre(page, langue).encode())
        return True

    def _fichier(self, langue: Langue, chemin: str) -> Path:
        return self.dossier / adresses.prefixe(langue) / chemin / "index.html"

    def _lire(self, langue: Langue, chemin: str) -> str:
        """Return the HTML of the page at ``chemin``, of prose or generated, which is written if it was not."""
        fichier = self._fichier(langue, chemin)
        if not fichier.exists():
            self._page(langue, chemin)
        return fichier.read_text(encoding="utf-8")


def processeurs() -> int:
    """Return how many processes may work at once: one where processes cannot be forked."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# In a child, what it writes with: given once, by the fork, never copied through a pipe.
_ici: list[Ecrivain] = []


def _recevoir(ecrivain: Ecrivain) -> None:
    _ici[:] = [ecrivain]


def _faire(tranche: Tranche) -> str:
    return _ici[0].tranche(tranche)
