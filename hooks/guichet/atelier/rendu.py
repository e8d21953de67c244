"""Generated pages, rendered straight from the templates: the site generator knows nothing of them."""

import os
import traceback
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache

from guichet.atelier.atelier import Atelier
from guichet.atelier.environnement import Environnement, Moules
from guichet.atelier.temoin import Temoin
from guichet.pages.registre import Page
from guichet.prose.redaction import RaccourciInconnu
from guichet.socle import adresses
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.langues import ChaineInconnue
from guichet.socle.problemes import TRACE, imprevu


class PageImpossible(Exception):
    """A page could not be made; says which one and what to do, in words."""


@dataclass(frozen=True)
class Entete:
    """What a template calls ``page``: the site generator's for a page of prose, this for a generated one."""

    title: str
    canonical_url: str
    meta: dict[str, Any]
    content: str = ""


@dataclass(frozen=True, eq=False)
class Rendeur:
    """Renders the pages of ``atelier`` with the templates in the folder ``gabarits``.

    With ``temoins``, what each page reads is noted; without ``partages``, what pages share is rendered for each.
    """

    atelier: Atelier
    gabarits: Path
    compiles: BytecodeCache | None = None
    temoins: bool = False
    partages: bool = True
    # Cast for one language, they serve all.
    moules: Moules = field(default_factory=dict)

    @cached_property
    def environnements(self) -> dict[Langue, Environnement]:
        """What every page is rendered with, in each language."""
        return {langue: self._environnement(langue) for langue in LANGUES}

    def _environnement(self, langue: Langue) -> Environnement:
        outils, filtres = self.atelier.outils(langue), self.atelier.filtres(langue)
        temoin = Temoin() if self.temoins else None
        env = Environnement(self.gabarits, outils, filtres, partages=self.partages, temoin=temoin)
        env.bytecode_cache, env.moules = self.compiles, self.moules
        return env

    def valeurs(self, page: Page, langue: Langue) -> dict[str, Any]:
        """Return all that ``page`` gives to its template."""
        entete = Entete(page.titre, self.atelier.absolue(page.chemin, langue), {"description": page.description})
        return {**self.atelier.navigation(page.chemin, langue), **page.contexte, "page": entete}

    def rendre(self, page: Page, langue: Langue, valeurs: dict[str, Any] | None = None) -> str:
        """Return the HTML of ``page``, of which ``valeurs`` are what it gives to its template. Raises PageImpossible."""
        try:
            valeurs = self.valeurs(page, langue) if valeurs is None else valeurs
            env = self.environnements[langue]
            moulee = self.partages and self.atelier.catalogues[langue].est_nombreuse(page.chemin)
            gabarit = env.moule(page.gabarit, valeurs) if moulee else env.get_template(page.gabarit)
            return gabarit.render(valeurs)
        except Exception as erreur:
            raise PageImpossible(_dire(adresses.prefixe(langue) + page.chemin, erreur)) from erreur

    def seul(self, gabarit: str, valeurs: dict[str, Any]) -> str:
        """Return what ``gabarit``, which is no page, makes of ``valeurs``."""
        return self.environnements[adresses.LANGUE_PAR_DEFAUT].get_template(gabarit).render(valeurs)


def _dire(adresse: str, erreur: Exception) -> str:
    """Return what to say of the page at ``adresse``; to those who program (TRACE), where it happened too."""
    if os.environ.get(TRACE):
        return "".join(traceback.format_exception(erreur))
    return str(erreur) if isinstance(erreur, RaccourciInconnu | ChaineInconnue) else imprevu(adresse, erreur)
