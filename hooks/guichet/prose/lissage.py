"""A text as rules look at it, so that the same words are found however they are written."""

import re

from guichet.prose.raccourcis import MOTIF, MOTIF_DE_TEXTE

_ORNEMENTS = re.compile(r"<[^>]*>|\{[#:.][^}]*\}|[*_`«»“”\"]")
_BLANCS = re.compile(r"\s+")


def lisser(texte: str) -> str:
    """Return ``texte`` as rules look at it: one line, lower case, straight apostrophes, neither marks nor shortcodes."""
    for motif in (MOTIF, MOTIF_DE_TEXTE):
        texte = re.sub(motif, lambda trouve: trouve["mots"] or "", texte)
    return _BLANCS.sub(" ", _ORNEMENTS.sub("", texte)).replace("’", "'").lower().strip()
