"""Where a block of Markdown begins: what is read in one go, and where its signs are those of Markdown."""

import re
from collections.abc import Iterator
from itertools import pairwise

ELEMENT = r"(?:[-*+]|\d{1,2}\.) "
# An item, a row, a heading, a quotation, a tag that stands alone: `span` and the like are in the middle of sentences.
DEBUT = rf"{ELEMENT}|[|>]|#{{1,6}}(?!\S)|</?(?:details|div|summary)\b|<!--"

_DEBUT = re.compile(DEBUT)
_ELEMENT = re.compile(rf"^{ELEMENT}", re.MULTILINE)
_ELEMENT_IMBRIQUE = re.compile(rf"^[ ]*{ELEMENT}", re.MULTILINE)
_LIGNE_VIDE = re.compile(r"\n[ \t]*\n\s*")


def paragraphes(texte: str) -> Iterator[tuple[int, str]]:
    """Yield where each paragraph of ``texte`` begins, and the paragraph, without the blanks around it: an empty line parts them."""
    bornes = [0, *(vide.end() for vide in _LIGNE_VIDE.finditer(texte)), len(texte)]
    for debut, fin in pairwise(bornes):
        if paragraphe := texte[debut:fin].strip():
            yield debut + texte[debut:fin].index(paragraphe), paragraphe


def blocs(texte: str) -> Iterator[tuple[int, str]]:
    """Yield where each block of ``texte`` begins, and the block: a paragraph, or an item, a row, a heading… of one."""
    for place, paragraphe in paragraphes(texte):
        debut, fin, avant = 0, 0, ""
        for ligne in paragraphe.split("\n"):
            if avant and _commence(ligne.strip(), avant):
                yield place + debut, paragraphe[debut:fin].rstrip()
                debut = fin + len(ligne) - len(ligne.lstrip())
            fin += len(ligne) + 1
            avant = ligne.strip()
        yield place + debut, paragraphe[debut:]


def _commence(ligne: str, avant: str) -> bool:
    """Whether ``ligne`` begins a block after the line ``avant``: a heading has but one, a quotation goes on."""
    if ligne.startswith(">") and avant.startswith(">"):
        return _commence(ligne[1:].strip(), avant[1:].strip())
    return avant.startswith("#") or _DEBUT.match(ligne) is not None


def elements(texte: str, *, imbriques: bool = False) -> int:
    """Return how many items the lists of ``texte`` have; ``imbriques``: those of the lists in an item too."""
    return len((_ELEMENT_IMBRIQUE if imbriques else _ELEMENT).findall(texte))
