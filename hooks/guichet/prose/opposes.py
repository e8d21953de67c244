"""What is open in one language is not closed in another: words that say the contrary of the French one.

Sentence by sentence: where the French says one word of a pair and not its contrary, a translation that says the contrary and not
the word tells another thing. One that says neither says it otherwise.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from guichet.prose.negations import nie
from guichet.prose.phrases import couples
from guichet.socle.champs import LANGUES, Langue

CONSTAT = "cette phrase dit le contraire du français"
REMEDE = "traduisez le mot du français ; si c'est le français qui se trompe, corrigez-le dans chaque langue"


class _Paire(NamedTuple):
    """A word and its contrary, in French, in English and in Arabic; denied, some say the same (``affirmees``)."""

    fr: tuple[str, str]
    en: tuple[str, str]
    ar: tuple[str, str]
    affirmees: bool = False


_PAIRES = (
    _Paire(
        (r"ouvr(?:e|ent|ir)|ouverte?s?", r"ferm(?:e|ent|er)|fermée?s?"),
        (r"open|opens|opened", r"close|closes|closed"),
        (r"مفتوح\w*|[يت]?فتح", r"مغلق\w*|[يت]غلق|إغلاق"),
    ),
    _Paire(
        (r"avant|auparavant", r"après|ensuite|puis|dès"),
        (r"before|beforehand|prior|until|earlier", r"after|afterwards|once|then|later"),
        (r"قبل\w*", r"بعد\w*|ثم|عند\w*"),
    ),
    _Paire((r"oui", r"non"), (r"yes", r"no"), (r"نعم", r"لا")),
    _Paire(
        (r"(?:photo)?copies?", r"originaux|originale?s?"),
        (r"(?:photo)?cop(?:y|ies)", r"originals?"),
        (r"نسخ\w*|صور\w*", r"أصل\w*|أصول\w*"),
    ),
    _Paire(
        (r"accept\w+", r"refus\w*|rejet\w*"),
        (r"accept\w*|agree\w*", r"refus\w+|reject\w*|declin\w+"),
        (r"قبول\w*|[يت]قبل\w*|قبلت\w*|موافق\w*|[يت]وافق\w*", r"[يت]?رفض\w*|مرفوض\w*"),
    ),
    _Paire(
        (r"obligatoires?", r"facultati\w+"),
        (r"compulsory|mandatory|required|must", r"optional"),
        (r"إلزامي\w*|إجباري\w*|واجب\w*", r"اختياري\w*"),
    ),
    _Paire((r"premi[eè]re?s?", r"derni[eè]re?s?"), (r"first", r"last|latest"), (r"أول\w*", r"آخر\w*|أخير\w*")),
    _Paire(
        (r"gratuit\w*", r"payante?s?"),
        (r"free", r"charged?|paid|fees?"),
        (r"مجان\w*", r"مدفوع\w*|مقابل|رسوم"),
    ),
    _Paire(
        (r"commence\w*|début\w*", r"fin|finit|finissent|termin\w+"),
        (r"start\w*|begin\w*|began", r"ends?|ended|finish\w*"),
        (r"[يت]?بد[أاؤ]\w*|بداي\w*", r"[يت]?نته\w+|نهاي\w*"),
    ),
    _Paire(
        (r"augment\w+|hausse\w*|monte\w*", r"baiss\w+|diminu\w+|réduc\w+|rédui\w+"),
        (r"increas\w+|rise\w*|rose|higher", r"decreas\w+|fall\w*|fell|lower|drop\w*|reduc\w+"),
        (r"زياد\w*|[يت]زيد\w*|[يت]?رتفع\w*|ارتف\w+", r"انخف\w+|[يت]نخف\w+|تخفيض\w*|نقص\w*"),
    ),
    _Paire(
        (r"majeure?s?|adultes?", r"mineure?s?|enfants?"),
        (r"adults?", r"minors?|child|children"),
        (r"بالغ\w*|راشد\w*", r"قاصر\w*|قُصّر|أطفال\w*|طفل\w*|أولاد\w*"),
    ),
    _Paire(
        (r"peu(?:t|vent|x)|pouvez|pourr(?:ez|a|ont)", r"doi(?:t|vent|s)|devez|devr(?:ez|a|ont)|faut|obligé\w*"),
        (r"can(?:not)?|may|could|might|able", r"must|shall|obliged?"),
        (r"[يتن]?مكن\w*|[يت]جوز|قد|[يتن]ستطيع\w*|يحق", r"[يت]جب|علي\w*|بد|[يت]لزم|واجب"),
        # What one must not do, one may not do.
        affirmees=True,
    ),
)

# « Puis-je » asks, « d’avant » is of the past: they are other words. In Arabic, vowels may be written; « and », « by », « for »
# and the article are the first letters of a word.
_MOT = re.compile(r"[\w\u064b-\u0652]+(?:['’-][\w\u064b-\u0652]+)*")
_DEVANT = {"fr": r"(?:(?:[lnsmtjc]|(?:jusqu|lorsqu|puisqu|qu))['’])?", "en": "", "ar": "[وفبلك]*(?:ال|لل)?"}

_AFFIRMEES = frozenset((rang, cote) for rang, paire in enumerate(_PAIRES) if paire.affirmees for cote in (0, 1))
# A word of a pair: the rank of the pair, and whether it is the contrary.
_Sens = frozenset[tuple[int, int]]
_MOTIFS = {
    langue: [
        ((rang, cote), re.compile(rf"{_DEVANT[langue]}(?:{mots})"))
        for rang, paire in enumerate(_PAIRES)
        for cote, mots in enumerate(getattr(paire, langue))
    ]
    for langue in LANGUES
}
_UN_DES_MOTS = {
    langue: re.compile("|".join(f"(?:{motif.pattern})" for _, motif in motifs)) for langue, motifs in _MOTIFS.items()
}


# Few words are of a pair, of the ten thousand that the site says: what each is, as they come.
_CONNUS: dict[Langue, dict[str, _Sens]] = {langue: {} for langue in LANGUES}


def _du_mot(mot: str, langue: Langue) -> _Sens:
    """Return the pairs of which ``mot`` is a word."""
    if not _UN_DES_MOTS[langue].fullmatch(mot):
        return frozenset()
    return frozenset(sens for sens, motif in _MOTIFS[langue] if motif.fullmatch(mot))


# Each French text is compared with two others, one after the other.
@lru_cache(maxsize=64)
def _dits(texte: str, langue: Langue) -> _Sens:
    connus, dits = _CONNUS[langue], set[tuple[int, int]]()
    for mot in set(_MOT.findall(texte.lower())):
        if (sens := connus.get(mot)) is None:
            sens = connus[mot] = _du_mot(mot, langue)
        if sens:
            dits |= sens
    return frozenset(dits)


def _contraire(francais: _Sens, texte: _Sens) -> bool:
    """Whether one side of a pair is said by the French alone, and the other by the translation alone."""
    return any(
        (rang, 1 - cote) in texte and (rang, 1 - cote) not in francais and (rang, cote) not in texte
        for rang, cote in francais
    )


def _dit_le_contraire(francais: str, texte: str, langue: Langue) -> bool:
    """Whether the sentence ``texte`` does; « s’il refuse » is « if they do not accept »."""
    niee = nie(francais, "fr")
    if niee != nie(texte, langue):
        return False
    return _contraire(_dits(francais, "fr") - (_AFFIRMEES if niee else frozenset()), _dits(texte, langue))


def retournee(francais: str, texte: str, langue: Langue) -> str | None:
    """Return the sentence of ``texte`` that says the contrary of ``francais``, or None.

    Texts whose sentences are not as many cannot be compared.
    """
    dits, ici = _dits(francais, "fr"), _dits(texte, langue)
    if not any((rang, 1 - cote) in ici for rang, cote in dits):
        return None
    return next((autre for une, autre in couples(francais, texte) or () if _dit_le_contraire(une, autre, langue)), None)
