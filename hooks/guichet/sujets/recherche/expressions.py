"""Phrases of the editors, as the search compares them with what people type."""

import re
from collections.abc import Iterable

from guichet.sujets.recherche.analyse import Analyseur
from guichet.sujets.recherche.fiches import GUILLEMET

# Between phrases of a list. No term holds it.
ENTRE = ","
# Before a phrase that is to be typed as it is.
TEL_QUEL = "="
_ENTRE_LES_MOTS = re.compile(r"[\W_]+")


def expressions(mots: Iterable[str], analyseur: Analyseur) -> str:
    """Return phrases as the search compares them, each once."""
    return ENTRE.join(dict.fromkeys(expression(mot, analyseur) for mot in mots))


def expression(mot: str, analyseur: Analyseur) -> str:
    """Return the terms of a phrase; between quotes, its words as they are typed."""
    if mot.startswith(GUILLEMET):
        return telle_quelle(mot, analyseur)
    return " ".join(analyseur.analyser(mot))


def telle_quelle(mot: str, analyseur: Analyseur) -> str:
    """Return a phrase that is compared as it is typed, little words too, whatever its script."""
    return TEL_QUEL + " ".join(_ENTRE_LES_MOTS.sub(" ", analyseur.plier(mot)).split())
