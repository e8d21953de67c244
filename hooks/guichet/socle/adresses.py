"""Addresses of the site: the one place that knows how languages and pages are laid out."""

import posixpath

from guichet.socle.champs import LANGUES, Langue

LANGUE_PAR_DEFAUT: Langue = "fr"


def prefixe(langue: Langue) -> str:
    """Return the folder of ``langue`` at the root of the site: empty for French."""
    return "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"


def entiere(adresse: str, langue: Langue) -> str:
    """Return the whole address, ``/en/demander/``, in ``langue`` of what is at ``/demander/`` or ``demander/`` in French."""
    return f"/{prefixe(langue)}{adresse.removeprefix('/')}"


def separee(adresse: str) -> tuple[str, Langue]:
    """Return the French address of a whole one, and its language."""
    langue = next(
        (une for une in LANGUES if prefixe(une) and adresse.startswith(f"/{prefixe(une)}")), LANGUE_PAR_DEFAUT
    )
    return f"/{adresse.removeprefix(f'/{prefixe(langue)}')}", langue


def chemin_de_guide(fichier: str, langue: Langue) -> str:
    """Return the address in ``langue`` of the page written in ``fichier``, e.g. docs/fr/demander/papiers.md."""
    nom = fichier.removeprefix(f"docs/{langue}/").removesuffix(".md")
    return "" if nom == "index" else nom.removesuffix("/index") + "/"


def relative(depuis: str, vers: str) -> str:
    """Return the link from the page ``depuis`` to ``vers``, both from the same root; ``vers`` may end with ``#…``."""
    chemin, diese, ancre = vers.partition("#")
    if diese and chemin == depuis:
        return f"#{ancre}"
    lien = posixpath.relpath(chemin or ".", depuis or ".")
    return (lien if chemin and not chemin.endswith("/") else f"{lien}/") + diese + ancre
