"""Addresses of the site: the one place that knows how languages and pages are laid out (design § 4)."""

import posixpath

from guichet.modeles import Langue

LANGUE_PAR_DEFAUT: Langue = "fr"


def prefixe(langue: Langue) -> str:
    """Return the folder of ``langue`` at the root of the site: empty for French."""
    return "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"


def relative(depuis: str, vers: str) -> str:
    """Return the link from the page ``depuis`` to ``vers``, both from the same root; ``vers`` may end with ``#…``."""
    chemin, diese, ancre = vers.partition("#")
    if diese and chemin == depuis:
        return f"#{ancre}"
    lien = posixpath.relpath(chemin or ".", depuis or ".")
    return (lien if chemin and not chemin.endswith("/") else f"{lien}/") + diese + ancre
