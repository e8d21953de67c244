"""Passages that say the contrary of a rule of law, in other words than those of its record."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from guichet.prose.blocs import blocs
from guichet.prose.mots_nus import mots_nus
from guichet.prose.raccourcis import MOTIF
from guichet.socle.amorces import Recherche, recherche
from guichet.socle.champs import Langue
from guichet.sujets.regles_de_droit.fiches import RegleDeDroit

_GUILLEMETS = re.compile(r"[«»“”\"]")
_BLANCS = re.compile(r"\s+")


@dataclass(frozen=True)
class Contradiction:
    """``regle`` is contradicted by ``mots``, in a passage that begins at ``ligne``, from 1."""

    regle: str
    mots: str
    ligne: int


@dataclass(frozen=True, eq=False)
class Interdits:
    """What a language may not say: the identifier of each rule, with what contradicts it and what allows that."""

    par_regle: tuple[tuple[str, tuple[tuple[Recherche, Recherche | None], ...]], ...]


_Ecrit = tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]


def interdits(langue: Langue, regles: Iterable[RegleDeDroit]) -> Interdits:
    """Return what ``langue`` may not say, for each of ``regles`` that tells it: made once, for thousands of texts."""
    return _compiles(
        tuple(
            (regle.id, tuple((un.dit, un.sauf) for un in contraires))
            for regle in regles
            if (contraires := regle.contraires.get(langue))
        )
    )


@lru_cache(maxsize=16)
def _compiles(ecrits: _Ecrit) -> Interdits:
    return Interdits(
        tuple(
            (regle, tuple((recherche(dit), recherche(sauf) if sauf else None) for dit, sauf in contraires))
            for regle, contraires in ecrits
        )
    )


def lisser(texte: str) -> str:
    """Return ``texte`` as rules look at it: one line, lower case, straight apostrophes, neither marks nor shortcodes."""
    return _BLANCS.sub(" ", _GUILLEMETS.sub("", mots_nus(texte))).replace("’", "'").lower().strip()


@lru_cache(maxsize=8192)
def contradictions(texte: str, interdits_de_la_langue: Interdits) -> tuple[Contradiction, ...]:
    """Return what ``texte`` says against the rules of law; a passage that quotes a rule does not contradict it."""
    return tuple(_contradictions(texte, interdits_de_la_langue))


def _contradictions(texte: str, interdits_de_la_langue: Interdits) -> Iterator[Contradiction]:
    for debut, passage in blocs(texte):
        lisse = lisser(passage)
        for regle, contraires in interdits_de_la_langue.par_regle:
            mots = _dit(contraires, lisse)
            if mots and not _cite(passage, regle):
                yield Contradiction(regle, mots, texte.count("\n", 0, debut) + 1)


def _dit(contraires: Iterable[tuple[Recherche, Recherche | None]], lisse: str) -> str | None:
    """Return the first words of ``lisse`` that are refused, or None."""
    for dit, sauf in contraires:
        trouve = dit.dans(lisse)
        if trouve and not (sauf and sauf.dans(lisse)):
            return trouve[0]
    return None


def _cite(passage: str, regle: str) -> bool:
    return any(r["genre"] == "regle" and r["cible"] == regle for r in re.finditer(MOTIF, passage))
