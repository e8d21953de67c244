"""Where a sentence ends, in the three languages."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

# « art. L. 441-1 », « M. le maire », the number of a step.
_ABREGES = r"(?<!\bart\.)(?<!\b[LRDM]\.)(?<!^\d\.)(?<!^\d\d\.)"
# What closes is of the sentence, which goes on before a small letter (« Oui ! » dit-il) and in a cell (| … |). A lead in
# bold is of the sentence that it opens: « **Vous avez signé un bail.** C’est normal. »
_FIN = rf"(?<=[.!?…؟]){_ABREGES}(?:[ \u00a0\u202f]?[»”\")])*\s+(?=[^\sa-zà-öø-ÿœ»”)|.:,;!?])"


def phrases(texte: str, aussi: str = "") -> list[str]:
    """Return the sentences of ``texte``, Markdown or words, without the blanks around them; ``aussi`` are other signs that end one."""
    return [phrase for _, phrase in places(texte, aussi)]


# What follows a colon or a semicolon is a sentence too, unless languages cut it otherwise.
_AUSSI = (":;؛", "")


def couples(francais: str, texte: str) -> list[tuple[str, str]] | None:
    """Return each sentence of ``francais`` with that of ``texte``, its translation; None where they are not as many."""
    for aussi in _AUSSI:
        les_unes, les_autres = phrases(francais, aussi), phrases(texte, aussi)
        if len(les_unes) == len(les_autres):
            return list(zip(les_unes, les_autres, strict=True))
    return None


def places(texte: str, aussi: str = "") -> Iterator[tuple[int, str]]:
    """Yield where each sentence of ``texte`` begins, and the sentence, as `phrases` returns."""
    bornes = [0, *(trouve.end() for trouve in _fin(aussi).finditer(texte)), len(texte)]
    for debut, fin in pairwise(bornes):
        morceau = texte[debut:fin]
        if phrase := morceau.strip():
            yield debut + morceau.index(phrase), phrase


@cache
def _fin(aussi: str) -> re.Pattern[str]:
    return re.compile(rf"{_FIN}|(?<=[{re.escape(aussi)}])\s+(?=\S)" if aussi else _FIN, re.MULTILINE)
