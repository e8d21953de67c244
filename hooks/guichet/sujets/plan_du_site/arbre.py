"""The site map: every page under its theme, in the order in which people read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from guichet.socle.sections import SECTIONS, Theme, section


@dataclass(frozen=True)
class Feuille:
    """A page of the map, with those under it; ``francais``: its title is a French name in every language."""

    chemin: str
    titre: str
    francais: bool
    sous: tuple["Feuille", ...]


@dataclass(frozen=True)
class Branche:
    nom: Theme
    feuilles: tuple[Feuille, ...]


def plan_du_site(titres: Mapping[str, str]) -> Iterator[Branche]:
    """Yield the themes that have pages. ``titres`` are the titles of the pages of a language, by address."""
    sections = {chemin: section(chemin) for chemin in sorted(titres) if chemin}
    ranges = sorted(sections, key=lambda chemin: SECTIONS.index(sections[chemin]))
    for nom in get_args(Theme):
        du_theme = {chemin: titres[chemin] for chemin in ranges if sections[chemin].theme == nom}
        if du_theme:
            yield Branche(nom, tuple(_arbre(du_theme, "")))


def _arbre(titres: Mapping[str, str], sous: str) -> Iterator[Feuille]:
    """Yield the pages of ``titres`` that no other is above, among those whose address begins with ``sous``."""
    dedans = [chemin for chemin in titres if chemin.startswith(sous) and chemin != sous]
    for chemin in dedans:
        if not any(autre != chemin and chemin.startswith(autre) for autre in dedans):
            francais = chemin.startswith("territoires/") and chemin != "territoires/"
            yield Feuille(chemin, titres[chemin], francais, tuple(_arbre(titres, chemin)))
