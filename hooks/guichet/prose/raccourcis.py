"""Shortcodes of the prose: how they are written, how one is found to name nothing.

``{{genre:cible}}`` or ``{{genre:cible|mots}}`` for a fact or a page, ``[[L441-1]]`` or ``[[L441-1|mots]]`` for a text of law.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic

from guichet.socle.jeux import F, Jeu
from guichet.socle.lot import Lot

MOTIF = r"\{\{\s*(?P<genre>[a-z_-]+)\s*:\s*(?P<cible>[^|}\s]*)\s*(?:\|\s*(?P<mots>[^}]+?)\s*)?\}\}"
MOTIF_DE_TEXTE = r"\[\[\s*(?P<cible>[^|\]\s]+)\s*(?:\|\s*(?P<mots>[^\]]+?)\s*)?\]\]"
# Most texts have none: a search that finds nothing is slow.
_MOTIFS = (("{{", re.compile(MOTIF)), ("[[", re.compile(MOTIF_DE_TEXTE)))


@dataclass(frozen=True)
class Reference:
    """One shortcode found in a text, with its line from 1."""

    genre: str
    cible: str
    mots: str | None
    brute: str
    ligne: int


@lru_cache(maxsize=65_536)
def references(texte: str) -> tuple[Reference, ...]:
    """Return the shortcodes of ``texte`` in order; a text of law is of the kind « texte »."""
    return tuple(_references(texte)) if "{{" in texte or "[[" in texte else ()


def _references(texte: str) -> Iterator[Reference]:
    # A text of law has its own brackets: between braces, « texte » is no kind.
    trouves = [(trouve, "" if trouve["genre"] == "texte" else trouve["genre"]) for trouve in re.finditer(MOTIF, texte)]
    trouves += [(trouve, "texte") for trouve in re.finditer(MOTIF_DE_TEXTE, texte)]
    for trouve, genre in sorted(trouves, key=lambda paire: paire[0].start()):
        ligne = texte.count("\n", 0, trouve.start()) + 1
        yield Reference(genre, trouve["cible"], trouve["mots"], trouve[0], ligne)


def remplacer(texte: str, dire: Callable[[re.Match[str]], str]) -> str:
    """Return ``texte`` with what ``dire`` gives for each shortcode in its place."""
    for signe, motif in _MOTIFS:
        if signe in texte:
            texte = motif.sub(dire, texte)
    return texte


def mots_montres(texte: str) -> str:
    """Return ``texte`` with the words that each shortcode shows in its place, or none; each line stays where it is."""
    return remplacer(texte, _mots)


def _mots(trouve: re.Match[str]) -> str:
    mots = trouve["mots"] or ""
    return mots + "\n" * (trouve[0].count("\n") - mots.count("\n"))


@dataclass(frozen=True)
class LibelleDe(Generic[F]):
    """What says the words of a record of ``jeu``, named by its identifier."""

    jeu: Jeu[F]
    dire: Callable[[F], str]

    def __call__(self, lot: Lot, cible: str) -> str | None:
        if cible not in lot.connus[self.jeu]:
            return None
        fiche = lot.par_cle(self.jeu).get(cible)
        return self.dire(fiche) if fiche else cible
