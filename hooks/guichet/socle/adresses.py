"""Addresses of the site: the one place that knows how languages and pages are laid out."""

import posixpath

from guichet.socle.champs import Langue

LANGUE_PAR_DEFAUT: Langue = "fr"


def prefixe(langue: Langue) -> str:
    """Return the folder of ``langue`` at the root of the site: empty for French."""
    return "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"


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
