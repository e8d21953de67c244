"""The facts of the site as the core reads them, once per process, and a tool of a page rendered with them."""

import datetime
from functools import cache

from jinja2 import Environment, FileSystemLoader, select_autoescape
from selectolax.lexbor import LexborHTMLParser

from appui.construction import ADRESSE, PROJET
from guichet import sujets
from guichet.atelier.atelier import Atelier
from guichet.pages.registre import complement
from guichet.socle.champs import Langue
from guichet.socle.donnees import Donnees
from guichet.sujets import charger


@cache
def donnees() -> Donnees:
    """Return the verified facts. Records cannot change: all tests share them."""
    return charger(PROJET)


@cache
def atelier(jour: str) -> Atelier:
    """Return the whole site of ``jour``: to make its menus, it writes every generated page."""
    return Atelier(donnees(), datetime.date.fromisoformat(jour), ADRESSE)


@cache
def rendre_outil(partie: str, gabarit: str, langue: Langue, jour: str, chemin: str = "") -> LexborHTMLParser:
    """Return the template ``partie`` as the page ``gabarit`` at ``chemin`` holds it on ``jour``."""
    site = atelier(jour)
    env = Environment(
        loader=FileSystemLoader(PROJET / "overrides"),
        autoescape=select_autoescape(["html"], default_for_string=True),
    )
    env.globals.update(site.outils(langue))
    env.filters.update(site.filtres(langue))
    source = f'{{% import "partials/macros.html" as m with context %}}{{% include "{partie}" %}}'
    contexte = {"lien": str, "fichier": str, "chemin": chemin} | complement(site.site(langue), sujets.PAGES, gabarit)
    return LexborHTMLParser(env.from_string(source).render(contexte))
