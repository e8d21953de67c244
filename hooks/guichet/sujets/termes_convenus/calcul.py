"""Agreed terms: where a text uses one, in French, and whether its translation says it as agreed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from guichet.prose.mots_nus import mots_nus
from guichet.socle.amorces import Recherche, recherche
from guichet.socle.champs import Langue
from guichet.sujets.termes_convenus.fiches import Rendu, TermeConvenu

Traduite = Literal["en", "ar"]
TRADUITES: tuple[Traduite, ...] = ("en", "ar")

# What a string of the interface is completed with.
_PARAMETRE = re.compile(r"\{[^}\n]*\}")
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
    """A translation that does not say ``terme`` as agreed; ``lignes`` are those before it in its text, ``pourquoi`` is of a refusal."""

    terme: TermeConvenu
    lignes: int
    mots: str
    pourquoi: str | None = None


@lru_cache(maxsize=4096)
def normaliser(texte: str) -> str:
    """Return the words of ``texte`` as they are compared; its lines stay where they are."""
    sans_signes = _SIGNES_ARABES.sub("", _PARAMETRE.sub("", mots_nus(texte)))
    return _ALIFS.sub("ا", sans_signes).replace("’", "'").lower()


def fautes(terme: TermeConvenu, langue: Traduite, francais: str, traduit: str) -> Iterator[Faute]:
    """Yield what is wrong with ``terme`` in ``traduit``, the translation of ``francais``, both as `normaliser` returns."""
    return _attendu(terme, langue).fautes(francais, traduit)


@dataclass(frozen=True)
class _Attendu:
    """What is looked for to judge ``terme`` in a language: made once, for thousands of texts."""

    terme: TermeConvenu
    dire: Recherche
    refuser: tuple[tuple[Recherche, Recherche | None, str], ...]
    employe: Recherche
    hors: Recherche | None

    def fautes(self, francais: str, traduit: str) -> Iterator[Faute]:
        for mots, sauf, pourquoi in self.refuser:
            trouve = mots.dans(traduit)
            if trouve and not (sauf and sauf.dans(traduit)):
                yield Faute(self.terme, traduit.count("\n", 0, trouve.start()), trouve[0], pourquoi)
        if self._emploie(francais) and not self.dire.dans(traduit):
            yield Faute(self.terme, 0, self.terme.fr[0])

    def _emploie(self, francais: str) -> bool:
        """Return whether the French text uses the term, in its own meaning."""
        reste = self.hors.motif.sub("", francais) if self.hors and self.hors.dans(francais) else francais
        return self.employe.dans(reste) is not None


def _attendu(terme: TermeConvenu, langue: Traduite) -> _Attendu:
    rendu: Rendu = getattr(terme, langue)
    refuser = tuple(
        (_un_de((refus.mots,), langue), _un_de(tuple(refus.sauf), langue) if refus.sauf else None, refus.pourquoi)
        for refus in rendu.refuser
    )
    hors = _un_de(tuple(terme.hors), "fr") if terme.hors else None
    return _Attendu(terme, _un_de(tuple(rendu.dire), langue), refuser, _un_de(tuple(terme.fr), "fr"), hors)


@cache
def _un_de(formes: tuple[str, ...], langue: Langue) -> Recherche:
    """Return how ``langue`` inflects ``formes``; a word that ends with « * » is a stem."""
    mots = [normaliser(forme.replace("*", "\0")).split() for forme in formes]
    motifs = (r"\s+".join(_mot(mot, langue) for mot in de_la_forme) for de_la_forme in mots)
    return recherche("|".join(rf"(?<!\w){motif}(?!\w)" for motif in motifs))


def _radical(mot: str, langue: Langue) -> str:
    sans_etoile = mot.rstrip("\0")
    return sans_etoile.removeprefix("ال").removesuffix("ة") if langue == "ar" else sans_etoile


def _mot(mot: str, langue: Langue) -> str:
    avant = _AVANT_ARABE if langue == "ar" else ""
    if mot.endswith("\0"):
        apres = r"\w*"
    elif langue == "ar":
        apres = _APRES_FEMININ if mot.endswith("ة") else _APRES_ARABE
    else:
        apres = "(?:s|es|x)?"
    return avant + re.escape(_radical(mot, langue)) + apres


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
    attendus: dict[Traduite, list[_Attendu]] = {}
    for unite in unites:
        francais, traduit = normaliser(unite.francais), normaliser(unite.traduit)
        if unite.langue not in attendus:
            attendus[unite.langue] = [_attendu(terme, unite.langue) for terme in termes]
        for attendu in attendus[unite.langue]:
            for faute in attendu.fautes(francais, traduit):
                yield unite, faute
