"""Passages that say the contrary of a rule of law, in other words than those of its record."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from guichet.prose.raccourcis import MOTIF, MOTIF_DE_TEXTE
from guichet.socle.champs import Langue
from guichet.sujets.regles_de_droit.fiches import Contraire, RegleDeDroit

# A paragraph, an item of a list, a row or a heading: what is read in one go.
_FIN_DE_PASSAGE = re.compile(r"\n(?=\s*(?:\n|[-*|>#]|\d+\. ))")
_ORNEMENTS = re.compile(r"<[^>]*>|\{[#:.][^}]*\}|[*_`«»“”\"]")
_BLANCS = re.compile(r"\s+")


@dataclass(frozen=True)
class Contradiction:
    """``regle`` is contradicted by ``mots``, in a passage that begins at ``ligne``, from 1."""

    regle: str
    mots: str
    ligne: int


def lisser(texte: str) -> str:
    """Return ``texte`` as rules look at it: one line, lower case, straight apostrophes, neither marks nor shortcodes."""
    for motif in (MOTIF, MOTIF_DE_TEXTE):
        texte = re.sub(motif, lambda trouve: trouve["mots"] or "", texte)
    return _BLANCS.sub(" ", _ORNEMENTS.sub("", texte)).replace("’", "'").lower().strip()


def contradictions(texte: str, langue: Langue, regles: Iterable[RegleDeDroit]) -> Iterator[Contradiction]:
    """Yield what ``texte`` says, in ``langue``, against ``regles``; a passage that quotes a rule does not contradict it."""
    interdits = [(regle, regle.contraires[langue]) for regle in regles if langue in regle.contraires]
    fin = 0
    for passage in _FIN_DE_PASSAGE.split(texte):
        debut, fin = fin, fin + len(passage) + 1
        lisse = lisser(passage)
        for regle, contraires in interdits:
            mots = next(filter(None, (_dit(contraire, lisse) for contraire in contraires)), None)
            if mots and not _cite(passage, regle.id):
                ligne = texte.count("\n", 0, debut + len(passage) - len(passage.lstrip())) + 1
                yield Contradiction(regle.id, mots, ligne)


@lru_cache(maxsize=512)
def _compile(motif: str) -> re.Pattern[str]:
    return re.compile(motif)


def _dit(contraire: Contraire, lisse: str) -> str | None:
    """Return the words of ``lisse`` that ``contraire`` refuses, or None."""
    trouve = _compile(contraire.dit).search(lisse)
    if trouve is None or (contraire.sauf and _compile(contraire.sauf).search(lisse)):
        return None
    return trouve[0]


def _cite(passage: str, regle: str) -> bool:
    return any(r["genre"] == "regle" and r["cible"] == regle for r in re.finditer(MOTIF, passage))
