"""The site map: every page under its theme, in the order in which people read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Themes in order, each with how the addresses of its pages begin; the last takes what is left.
THEMES = (
    ("demander", ("demander/",)),
    ("territoires", ("territoires/", "communes/")),
    ("elus", ("elus/", "ppgdid/")),
    ("professionnels", ("professionnels/", "veille/", "textes/")),
    ("site", ("",)),
)


@dataclass(frozen=True)
class Feuille:
    """A page of the map, with those under it; ``francais``: its title is a French name in every language."""

    chemin: str
    titre: str
    francais: bool
    sous: tuple["Feuille", ...]


@dataclass(frozen=True)
class Theme:
    nom: str
    feuilles: tuple[Feuille, ...]


def plan_du_site(titres: Mapping[str, str]) -> Iterator[Theme]:
    """Yield the themes that have pages. ``titres`` are the titles of the pages of a language, by address."""
    restants = dict(sorted(titres.items()))
    for nom, prefixes in THEMES:
        du_theme = {
            chemin: titre
            for prefixe in prefixes
            for chemin, titre in restants.items()
            if chemin.startswith(prefixe) and chemin
        }
        for chemin in du_theme:
            del restants[chemin]
        if du_theme:
            yield Theme(nom, tuple(_arbre(du_theme, "")))


def _arbre(titres: Mapping[str, str], sous: str) -> Iterator[Feuille]:
    """Yield the pages of ``titres`` that no other is above, among those whose address begins with ``sous``."""
    dedans = [chemin for chemin in titres if chemin.startswith(sous) and chemin != sous]
    for chemin in dedans:
        if not any(autre != chemin and chemin.startswith(autre) for autre in dedans):
            francais = chemin.startswith("territoires/") and chemin != "territoires/"
            yield Feuille(chemin, titres[chemin], francais, tuple(_arbre(titres, chemin)))
