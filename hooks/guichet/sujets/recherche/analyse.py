"""From a text to the terms that the search compares: the same at build and on the device.

A language is described once, by data (``analyseurs``), which is published with the index; this module and its twin,
``overrides/assets/javascripts/recherche/analyse.js``, only apply it. ``tests/cas/analyse.yml`` holds both to it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

Remplacement = tuple[str, str]
# What is cut (or replaced), and how many characters must be left before (or after) it.
Affixe = tuple[str, str, int]


@dataclass(frozen=True)
class Jeton:
    """A kind of token: its pattern, what is rewritten inside it, whether it is a word that is folded.

    A token rewritten into nothing is dropped.
    """

    motif: str
    remplacements: tuple[Remplacement, ...] = ()
    mot: bool = False


@dataclass(frozen=True)
class Etape:
    """A step of folding: the first affix that fits, and leaves enough of the word, is replaced; the others are not tried."""

    fin: bool
    affixes: tuple[Affixe, ...]


# What tells who speaks; with it, what only weighs words.
_DE_QUI = ("soi", "nous", "lieux", "eux")
# What is added to the name of a place, and tells nothing more of it.
_SORTES = "sortes"
# Before or after a term, a comma between two: who says one asks what the term means.
_DEFINIR = "definir"
_NUANCES = frozenset(("faibles", "existants", "sons", _SORTES, _DEFINIR, *_DE_QUI))


@dataclass(frozen=True)
class Analyseur:
    """How a language is read. Patterns mean the same in Python and in JavaScript: ASCII classes, no look-behind."""

    lettres: dict[str, str]
    jetons: tuple[Jeton, ...]
    vides: str
    # Words that say little of what is looked up: they count for less.
    faibles: str
    etapes: tuple[Etape, ...]
    # Words of the language that no page holds and that are no slip for one that leads to a number to call.
    existants: str = ""
    # From how a term is written to how it is heard, for the device alone: who spells by ear finds it.
    sons: tuple[Remplacement, ...] = ()
    # « mairie de … », « … c'est quoi ».
    sortes: str = ""
    definir: str = ""
    # Who says one of these speaks of oneself: a person who looks for a home.
    soi: str = ""
    # Who says these of a place speaks for it: an official. « ma commune » is not of oneself.
    nous: str = ""
    lieux: str = ""
    # Those, and what, one speaks of who answers for others: an official, a professional, unless of oneself too.
    eux: str = ""

    def analyser(self, texte: str) -> list[str]:
        """Return the terms of ``texte``, in order: folded words, numbers and articles; no stop word, no lone letter."""
        return list(self._termes(self.plier(texte)))

    def plier(self, texte: str) -> str:
        """Return ``texte`` in lower case, without accents or ligatures, its apostrophes, dashes and spaces unified."""
        return texte.translate(self._plis)

    def specification(self) -> dict[str, Any]:
        """Return what the device needs to do the same, ready for JSON."""
        return {nom: valeur for nom, valeur in asdict(self).items() if nom not in _NUANCES}

    def nuances(self) -> dict[str, Any]:
        """Return what the device needs besides to weigh words, to hear them and to tell who speaks, ready for JSON."""
        return {
            **{nom: sorted(set(self.analyser(getattr(self, nom)))) for nom in ("faibles", "existants")},
            "sons": self.sons,
            _SORTES: self.plier(self.sortes).split(),
            _DEFINIR: [phrase.split() for phrase in self.plier(self.definir).split(",")],
            **{nom: getattr(self, nom).split() for nom in _DE_QUI},
        }

    def _termes(self, plie: str) -> Iterator[str]:
        for trouve in self._motif.finditer(plie):
            cle = (trouve.lastindex or 1) - 1, trouve[0]
            if cle not in self._connus:
                self._connus[cle] = self._terme(*cle)
            if terme := self._connus[cle]:
                yield terme

    def _terme(self, rang: int, terme: str) -> str:
        """Return the term of a token of the kind ``rang``, empty when it is dropped."""
        jeton = self.jetons[rang]
        for motif, par in jeton.remplacements:
            terme = re.sub(motif, par, terme, flags=re.ASCII)
        if len(terme) < 2 or terme in self._vides:
            return ""
        return self._raciner(terme) if jeton.mot else terme

    @cached_property
    def _connus(self) -> dict[tuple[int, str], str]:
        # Words come back thousands of times: each is folded once.
        return {}

    @cached_property
    def _plis(self) -> "_Plis":
        return _Plis(self.lettres)

    @cached_property
    def _motif(self) -> re.Pattern[str]:
        return re.compile("|".join(f"({jeton.motif})" for jeton in self.jetons), re.ASCII)

    @cached_property
    def _vides(self) -> frozenset[str]:
        return frozenset(self.vides.split())

    def _raciner(self, mot: str) -> str:
        for etape in self.etapes:
            mot = _reduire(mot, etape)
        return mot


class _Plis(dict[int, str]):
    """The fold of each letter met, for `str.translate`: several letters, or none."""

    def __init__(self, lettres: dict[str, str]) -> None:
        super().__init__()
        self.lettres = lettres

    def __missing__(self, code: int) -> str:
        unifiee = "".join(self.lettres.get(lettre, lettre) for lettre in chr(code).lower())
        nue = (
            lettre
            for lettre in unicodedata.normalize("NFD", unifiee)
            if not unicodedata.category(lettre).startswith("M")
        )
        # Some marks leave behind a letter that has its own fold, as the alef of « أ ».
        self[code] = "".join(self.lettres.get(lettre, lettre) for lettre in nue)
        return self[code]


def _reduire(mot: str, etape: Etape) -> str:
    for affixe, par, reste in etape.affixes:
        if len(mot) - len(affixe) < reste:
            continue
        if etape.fin and mot.endswith(affixe):
            return mot[: len(mot) - len(affixe)] + par
        if not etape.fin and mot.startswith(affixe):
            return par + mot[len(affixe) :]
    return mot
