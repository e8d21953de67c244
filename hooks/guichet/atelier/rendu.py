"""Generated pages, rendered straight from the templates: the site generator knows nothing of them."""

import os
import traceback
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, select_autoescape

from guichet.atelier.atelier import Atelier
from guichet.pages.registre import Page
from guichet.prose.redaction import RaccourciInconnu
from guichet.socle import adresses
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.langues import ChaineInconnue, imprimer
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


def dossiers(gabarits: Path) -> list[Path]:
    """Return the folders where a template is named alone: ``gabarits`` and those of the subjects."""
    return [gabarits, *sorted({un.parent for un in gabarits.glob("*/*.html")} - {gabarits / "partials"})]


@dataclass(frozen=True, eq=False)
class Rendeur:
    """Renders the pages of ``atelier`` with the templates in the folder ``gabarits``."""

    atelier: Atelier
    gabarits: Path
    compiles: BytecodeCache | None = None

    @cached_property
    def environnements(self) -> dict[Langue, Environment]:
        """What every page is rendered with, in each language."""
        return {langue: self._environnement(langue) for langue in LANGUES}

    def _environnement(self, langue: Langue) -> Environment:
        env = Environment(
            loader=FileSystemLoader(dossiers(self.gabarits)),
            autoescape=select_autoescape(["html", "xml"]),
            bytecode_cache=self.compiles,
            finalize=imprimer,
            auto_reload=False,
        )
        env.globals.update(self.atelier.outils(langue))
        env.filters.update(self.atelier.filtres(langue))
        return env

    def rendre(self, page: Page, langue: Langue) -> str:
        """Return the HTML of ``page``. Raises PageImpossible."""
        try:
            entete = Entete(page.titre, self.atelier.absolue(page.chemin, langue), {"description": page.description})
            contexte = self.atelier.navigation(page.chemin, langue) | page.contexte | {"page": entete}
            return self.environnements[langue].get_template(page.gabarit).render(contexte)
        except Exception as erreur:
            raise PageImpossible(_dire(adresses.prefixe(langue) + page.chemin, erreur)) from erreur


def _dire(adresse: str, erreur: Exception) -> str:
    """Return what to say of the page at ``adresse``; to those who program (TRACE), where it happened too."""
    if os.environ.get(TRACE):
        return "".join(traceback.format_exception(erreur))
    return str(erreur) if isinstance(erreur, RaccourciInconnu | ChaineInconnue) else imprevu(adresse, erreur)
