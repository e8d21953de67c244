"""Agreed terms: where a text uses one, in French, and whether its translation says it as agreed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from guichet.modeles import Langue, Rendu, TermeConvenu
from guichet.references import MOTIF, MOTIF_DE_TEXTE

Traduite = Literal["en", "ar"]
TRADUITES: tuple[Traduite, ...] = ("en", "ar")

_PAS_DES_MOTS = re.compile(r"<[^>]*>|\]\([^)]*\)|\{[^}\n]*\}|https?://\S+|[*_`\[]")
# Short vowels and the letters' links are optional in Arabic, and so is the hamza on its alif.
_SIGNES_ARABES = re.compile("[\u064b-\u0652\u0670\u0640]")
_ALIFS = re.compile("[\u0622\u0623\u0625\u0671]")
_AVANT_ARABE = "[وف]?[بلك]?(?:ال|ل)?"
_A_QUI = "(?:ك|كم|كما|ه|ها|هم|هما|نا|ي)?"
_APRES_ARABE = f"(?:ا|ان|ين|ون|ات)?{_A_QUI}"
# What becomes of the last letter of a feminine noun.
_APRES_FEMININ = f"(?:ة|ت(?:ان|ين)?{_A_QUI}|ات{_A_QUI})"


@dataclass(frozen=True)
class Faute:
    """A translation that does not say ``terme`` as agreed; ``place`` is where in its text, ``pourquoi`` is of a refusal."""

    terme: TermeConvenu
    place: int
    mots: str
    pourquoi: str | None = None


def normaliser(texte: str) -> str:
    """Return the words of ``texte`` as they are compared; its lines stay where they are."""
    for motif in (MOTIF, MOTIF_DE_TEXTE):
        texte = re.sub(
            motif, lambda r: (r["mots"] or "") + "\n" * (r[0].count("\n") - (r["mots"] or "").count("\n")), texte
        )
    sans_signes = _SIGNES_ARABES.sub("", _PAS_DES_MOTS.sub("", texte))
    return _ALIFS.sub("ا", sans_signes).replace("’", "'").lower()


def fautes(terme: TermeConvenu, langue: Traduite, francais: str, traduit: str) -> Iterator[Faute]:
    """Yield what is wrong with ``terme`` in ``traduit``, the translation of ``francais``, both as `normaliser` returns."""
    rendu: Rendu = getattr(terme, langue)
    for refus in rendu.refuser:
        trouve = _un_de((refus.mots,), langue).search(traduit)
        if trouve and not (refus.sauf and _un_de(tuple(refus.sauf), langue).search(traduit)):
            yield Faute(terme, trouve.start(), trouve[0], refus.pourquoi)
    if emploie(terme, francais) and not _un_de(tuple(rendu.dire), langue).search(traduit):
        yield Faute(terme, 0, terme.fr[0])


def emploie(terme: TermeConvenu, francais: str) -> bool:
    """Return whether the French text uses the term, in its own meaning."""
    reste = _un_de(tuple(terme.hors), "fr").sub("", francais) if terme.hors else francais
    return bool(_un_de(tuple(terme.fr), "fr").search(reste))


@cache
def _un_de(formes: tuple[str, ...], langue: Langue) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w){_forme(forme, langue)}(?!\w)" for forme in formes))


def _forme(forme: str, langue: Langue) -> str:
    """Return the expression that finds ``forme`` as the language inflects it; a word that ends with « * » is a stem."""
    return r"\s+".join(_mot(mot, langue) for mot in normaliser(forme.replace("*", "\0")).split())


def _mot(mot: str, langue: Langue) -> str:
    radical = mot.rstrip("\0")
    if langue == "ar":
        radical = _AVANT_ARABE + re.escape(radical.removeprefix("ال"))
        suite = _APRES_FEMININ if radical.endswith("ة") else _APRES_ARABE
        radical = radical.removesuffix("ة")
    else:
        radical, suite = re.escape(radical), "(?:s|es|x)?"
    return radical + (r"\w*" if mot.endswith("\0") else suite)


@dataclass(frozen=True)
class Unite:
    """A text and its translation: where the translation is written, and its lines in the file if it keeps them."""

    fichier: str
    ligne: int
    champ: str
    francais: str
    traduit: str
    langue: Traduite


def relever(unites: Iterable[Unite], termes: Iterable[TermeConvenu]) -> Iterator[tuple[Unite, Faute]]:
    """Yield each fault of ``termes`` in ``unites``."""
    termes = tuple(termes)
    for unite in unites:
        francais, traduit = normaliser(unite.francais), normaliser(unite.traduit)
        for terme in termes:
            for faute in fautes(terme, unite.langue, francais, traduit):
                yield unite, faute
