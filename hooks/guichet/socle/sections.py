"""The sections of the site: what a page is, told by how its address begins, and what follows from it. Said here alone."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

Theme = Literal["demander", "territoires", "elus", "professionnels", "site"]


@dataclass(frozen=True)
class Section:
    """Pages whose address begins with ``motif`` (``*`` stands for anything), under a theme of the site map."""

    motif: str
    theme: Theme
    au_menu: bool = False
    """It has an entry in the menu, where the language has its first page."""
    metier: bool = False
    """Officials and professionals read it: it needs their style sheet, which keeps that of applicants light."""
    verifiable: bool = False
    """Its readers check the law: they see what remains to be checked, at the sentence."""
    citable: bool = False
    """Its readers quote it: each heading shows its address."""
    sans_chiffre: bool = False
    """Nobody types a figure in its prose: all of them live in ``data/``."""


# In the order of the menu and of the site map; the first that fits is that of a page.
SECTIONS = (
    Section("demander/", "demander", au_menu=True, sans_chiffre=True),
    Section("territoires/*/fiche/", "territoires", metier=True),
    Section("territoires/", "territoires", au_menu=True),
    Section("communes/", "territoires"),
    Section("departements/", "territoires"),
    Section("elus/", "elus", au_menu=True, metier=True, verifiable=True, sans_chiffre=True),
    Section("ppgdid/", "elus", metier=True, verifiable=True),
    Section(
        "professionnels/",
        "professionnels",
        au_menu=True,
        metier=True,
        verifiable=True,
        citable=True,
        sans_chiffre=True,
    ),
    Section("veille/", "professionnels", au_menu=True, metier=True, verifiable=True),
    Section("textes/", "professionnels", metier=True),
    Section("ressources/", "site", metier=True),
    Section("chiffres/", "site", metier=True),
    Section("agenda/", "site", metier=True),
    Section("actualites/", "site", metier=True),
    Section("nouveautes/", "site", metier=True),
    Section("donnees/a-verifier/", "site", metier=True),
    Section("contribuer/", "site", metier=True),
    Section("qualite/", "site", metier=True),
    Section("", "site"),
)


def section(chemin: str) -> Section:
    """Return the section of the page at ``chemin``, an address in its language."""
    return next(une for une in SECTIONS if fnmatchcase(chemin, f"{une.motif}*"))
