"""How hard a French text is to read: an alarm for editors, never an aim in itself.

Formula of Kandel and Moles (1958): 207 − 1.015 × words per sentence − 73.6 × syllables per word. Words, sentences and
syllables (by Pyphen's French dictionary) are counted as textstat 0.7 does, so that marks can be compared with others.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from statistics import median

from pyphen import Pyphen
from selectolax.lexbor import LexborHTMLParser

# Of the pages of applicants: contribuer/lisible.md tells editors.
MEDIANE_AU_MOINS = 70
PAGE_AU_MOINS = 60
MOTS_PAR_PHRASE_P90 = 19
MOTS_PAR_PHRASE_TRES_SIMPLE = 12
# Of a guide, by section: what one reads in a few minutes, and room for one more sentence.
MOTS_PAR_GUIDE = {"elus/": 1050, "professionnels/": 1250}

_BLOCS = "p, li, h1, h2, h3, summary, td, th, dt, dd, blockquote"
# Not that of `prose.phrases`: the formula and the marks are read against those of others, who cut so.
_FIN_DE_PHRASE = re.compile(r"(?<=[.!?…:;])\s+")
# What is written as a word, of whatever kind; an apostrophe of typewriters goes only where it is no English contraction.
_APOSTROPHE = re.compile(r"'(?![tsd]|ve|ll|re)")
_PONCTUATION = re.compile(r"[^\w\s']")
_PHRASE = re.compile(r"\b[^.!?]+[.!?]*")
# A sentence of one or two words is a title.
_COURTE = 2
_MOT = re.compile(r"[0-9A-Za-zÀ-ÿœŒæÆ]+(?:['’-][0-9A-Za-zÀ-ÿœŒæÆ]+)*")


@dataclass(frozen=True)
class Mesures:
    """Readability of one page: ``note`` is Kandel-Moles (higher is easier), lengths are in words."""

    note: float
    p90: int
    plus_longue: str

    @property
    def maximum(self) -> int:
        return len(mots(self.plus_longue))


def phrases(html: str) -> Iterator[str]:
    """Yield the sentences of the prose of ``html``. A block ends a sentence, and so does a colon before a list.

    The folded rule is left out: it quotes the law to those who ask for it.
    """
    arbre = LexborHTMLParser(f"<main>{html}</main>")
    for regle in arbre.css("details.regle"):
        regle.decompose()
    for bloc in arbre.css(_BLOCS):
        if bloc.css_first("p, li") is not None and bloc.tag in {"li", "blockquote", "td", "dd"}:
            for interieur in bloc.css("ul, ol, p"):
                interieur.decompose()
        for phrase in _FIN_DE_PHRASE.split(" ".join(bloc.text(separator="").split())):
            if len(mots(phrase)) > 1:
                yield phrase


def mots(phrase: str) -> list[str]:
    """Return the words of ``phrase``; « l'attestation » counts for one, as it is read."""
    return _MOT.findall(phrase)


def mesurer(html: str) -> Mesures:
    """Return the readability of the prose of ``html``. Raises ValueError if it holds no sentence."""
    lues = list(phrases(html))
    if not lues:
        raise ValueError("aucune phrase à mesurer")
    texte = " ".join(phrase if phrase[-1] in ".!?…" else f"{phrase.rstrip(' :;')}." for phrase in lues)
    longueurs = sorted(len(mots(phrase)) for phrase in lues)
    return Mesures(
        note=round(_note(texte), 1),
        p90=longueurs[min(len(longueurs) - 1, int(0.9 * len(longueurs)))],
        plus_longue=max(lues, key=lambda phrase: len(mots(phrase))),
    )


def _note(texte: str) -> float:
    tous = _ecrits(texte)
    longues = sum(len(_ecrits(phrase)) > _COURTE for phrase in _PHRASE.findall(texte))
    syllabes = sum(len(_cesures().positions(mot.lower())) + 1 for mot in tous)
    return 207 - 1.015 * len(tous) / max(1, longues) - 73.6 * syllabes / len(tous)


def _ecrits(texte: str) -> list[str]:
    return _PONCTUATION.sub("", _APOSTROPHE.sub("", texte)).split()


@lru_cache(maxsize=1)
def _cesures() -> Pyphen:
    return Pyphen(lang="fr")


def mediane(mesures: Iterable[Mesures]) -> float:
    """Return the median mark of pages."""
    return median(mesure.note for mesure in mesures)
