"""Writes the generated pages into the site, with as many processes as there are processors."""

import gc
import math
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from guichet.atelier import moteurs
from guichet.atelier.atelier import LIENS
from guichet.atelier.reemploi import Reserve, Tranche
from guichet.atelier.rendu import PageImpossible, Rendeur
from guichet.pages.registre import Page
from guichet.socle import adresses
from guichet.socle.champs import LANGUES, Langue

# Addresses of a slice: many share what they have in common, and no processor waits for another at the end.
TRANCHE = 32


@dataclass(frozen=True)
class Travail:
    """A slice of the pages, by language: those that say the same are made one after the other, and share what they compute."""

    numero: int
    chemins: Mapping[Langue, tuple[str, ...]]

    def nom(self, langue: Langue) -> str:
        return f"{langue}-{self.numero}"


@dataclass(frozen=True)
class Fait:
    """What became of a slice: how many pages were written, how many of them rendered, what is wrong with one."""

    ecrites: int = 0
    refaites: int = 0
    faute: str = ""


def _somme(faits: Iterable[Fait]) -> Fait:
    faits = tuple(faits)
    return Fait(sum(fait.ecrites for fait in faits), sum(fait.refaites for fait in faits))


@dataclass(frozen=True)
class Ecrivain:
    """Writes pages made by ``rendeur`` under ``dossier``; with a ``reserve``, those that have not changed are taken from it."""

    rendeur: Rendeur
    dossier: Path
    reserve: Reserve | None = None

    def tout(self) -> Fait:
        """Write every generated page, then the files of the whole site. Raises PageImpossible."""
        fait = self.pages()
        self.fichiers()
        return fait

    def fichiers(self) -> None:
        """Write the files of the whole site. Raises PageImpossible."""
        atelier = self.rendeur.atelier
        atelier.publier(self.dossier, self._lire)
        for nom, texte in moteurs.fichiers(atelier.inventaire, atelier.racine_web, self.rendeur.seul):
            (self.dossier / nom).write_text(texte, encoding="utf-8")

    def pages(self) -> Fait:
        """Write every generated page, and return how many. Raises PageImpossible."""
        travaux = list(self._travaux())
        processus = min(processeurs(), len(travaux))
        faits = list(map(self.tranche, travaux) if processus < 2 else self._a_plusieurs(travaux, processus))
        if faute := next((fait.faute for fait in faits if fait.faute), ""):
            raise PageImpossible(faute)
        if self.reserve:
            self.reserve.oublier_sauf(travail.nom(langue) for travail in travaux for langue in travail.chemins)
        return _somme(faits)

    def _travaux(self) -> Iterator[Travail]:
        catalogues = self.rendeur.atelier.catalogues
        par_langue = {langue: dict.fromkeys(catalogues[langue].generees) for langue in LANGUES}
        tous = list(dict.fromkeys(chemin for generees in par_langue.values() for chemin in generees))
        nombre = math.ceil(len(tous) / TRANCHE)
        for numero in range(nombre):
            # Pages of all kinds, so that any slice costs as much as another.
            chemins = tous[numero::nombre]
            yield Travail(
                numero,
                {langue: tuple(un for un in chemins if un in generees) for langue, generees in par_langue.items()},
            )

    def _a_plusieurs(self, travaux: Sequence[Travail], processus: int) -> list[Fait]:
        # What the first pages open and compute is there for the others: processes are forked after them.
        premier = self.tranche(travaux[0])
        # Children read what is here as it is, without a copy: the collector must not touch it.
        gc.collect()
        gc.freeze()
        try:
            with multiprocessing.get_context("fork").Pool(processus, _recevoir, (self,)) as pool:
                return [premier, *pool.map(_faire, travaux[1:], chunksize=1)]
        finally:
            gc.unfreeze()

    def tranche(self, travail: Travail) -> Fait:
        """Write the pages of ``travail``, up to the first that cannot be made."""
        try:
            faits = [self._pages(langue, travail) for langue in travail.chemins]
        except PageImpossible as faute:
            return Fait(faute=str(faute))
        return _somme(faits)

    def _pages(self, langue: Langue, travail: Travail) -> Fait:
        chemins, temoin = travail.chemins[langue], self.rendeur.environnements[langue].temoin
        gardees = self.reserve.ouvrir(travail.nom(langue), temoin) if self.reserve and temoin else None
        for chemin in chemins:
            self._page(langue, chemin, gardees)
        if gardees:
            gardees.garder()
        return Fait(len(chemins), gardees.refaites if gardees else len(chemins))

    def page(self, adresse: str) -> bool:
        """Write the generated page at ``adresse``, from the root of the site, if there is one. Raises PageImpossible."""
        return self._page(*adresses.situer(adresse))

    def _page(self, langue: Langue, chemin: str, gardees: Tranche | None = None) -> bool:
        page = self.rendeur.atelier.catalogues[langue].page(chemin)
        if page is None:
            return False
        fichier = self._fichier(langue, chemin)
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(self._html(page, langue, gardees).encode())
        return True

    def _html(self, page: Page, langue: Langue, gardees: Tranche | None) -> str:
        if gardees is None:
            return self.rendeur.rendre(page, langue)
        valeurs = self.rendeur.valeurs(page, langue)
        montre = (page.gabarit, {nom: valeur for nom, valeur in valeurs.items() if nom not in LIENS})
        return gardees.rendre(page.chemin, montre, lambda: self.rendeur.rendre(page, langue, valeurs))

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


def _faire(travail: Travail) -> Fait:
    return _ici[0].tranche(travail)
