"""Under `make serve`, pages that nothing has touched are served as they were: a save shows in seconds."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guichet.atelier.atelier import Atelier
from guichet.pages.registre import Page
from guichet.prose.guides import titres_des_guides
from guichet.socle.champs import Langue

# What these files hold reaches pages through their context alone; any other file may change every page.
_PAR_CONTEXTE = ("data/faq.yml", "data/lieux/", "data/attributions.csv", "data/quartiles.csv", "data/instruments.yml")

Empreinte = tuple[Any, ...]


def empreinte(racine: Path, atelier: Atelier) -> Empreinte:
    """Return what every generated page may depend on: files with their dates, titles, day and address."""
    fichiers = (
        (nom, chemin.stat().st_mtime_ns)
        for dossier in ("overrides", "hooks", "data")
        for chemin in sorted((racine / dossier).rglob("*.*"))
        if not (nom := chemin.relative_to(racine).as_posix()).startswith(_PAR_CONTEXTE) and "__pycache__" not in nom
    )
    return (*fichiers, titres_des_guides(atelier.donnees), atelier.aujourdhui, atelier.racine_web)


@dataclass
class Reemploi:
    """Rendered pages of the earlier builds of this process, by address from the root of the site."""

    _empreinte: Empreinte = ()
    _rendues: dict[tuple[Langue, str], tuple[Page, str]] = field(default_factory=dict)

    def recommencer(self, racine: Path, atelier: Atelier) -> None:
        """Forget everything if something that all pages depend on has changed. Call before each build."""
        actuelle = empreinte(racine, atelier)
        if actuelle != self._empreinte:
            self._empreinte, self._rendues = actuelle, {}

    def rendue(self, langue: Langue, page: Page) -> str | None:
        """Return the HTML of ``page`` if it was rendered with the same content."""
        connue = self._rendues.get((langue, page.chemin))
        return connue[1] if connue and connue[0] == page else None

    def retenir(self, langue: Langue, page: Page, html: str) -> None:
        self._rendues[langue, page.chemin] = (page, html)
