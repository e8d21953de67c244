"""The index: which terms each document holds, made by lunr and kept small for a slow network."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

from guichet.sujets.recherche.lunr_seul import Builder

CHAMP = "texte"
CHIFFRES = f"{digits}{ascii_lowercase}{ascii_uppercase}-_"
BASE = 32
PLUSIEURS = "!"
# A document, by its number, and its terms in order.
Document = tuple[int, Sequence[str]]


def indexer(documents: Iterable[Document], *, longueur: float = 0.75) -> Builder:
    """Return lunr's index of ``documents``; those that hold no term are left out.

    ``longueur``, from 0 to 1, says how much a long document makes each of its words count less (lunr's *b*).
    """
    indexeur = Builder()
    indexeur.b(longueur)
    indexeur.field(CHAMP)
    for numero, termes in documents:
        if termes:
            indexeur.add({"id": numero, CHAMP: list(termes)})
    return indexeur


def compacter(indexeur: Builder) -> dict[str, Any]:
    """Return what lunr needs to be given its index back, without what it can compute again.

    ``documents`` are their numbers, each less the one before. ``termes`` are sorted, each as how many letters of the one
    before it begins with (A for none, B for one …) and what follows; each has its list in ``listes``: ranks of the
    documents that hold it, each less the one before, with how many times after a ``!``, where that is more than once.
    Numbers are those of `_nombre`. ``overrides/assets/javascripts/recherche/index.js`` gives lunr its own form again.
    """
    numeros = sorted(int(reference.partition("/")[2]) for reference in indexeur.field_lengths)
    rangs = {str(numero): rang for rang, numero in enumerate(numeros)}
    termes = sorted(indexeur.inverted_index)
    return {
        "b": indexeur._b,  # noqa: SLF001 (lunr has no way to read it)
        "documents": _ecarts(numeros),
        "termes": "".join(_sans_redite(termes)),
        "listes": " ".join(_liste(indexeur, terme, rangs) for terme in termes),
    }


def redites(textes: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each text, with how many of its first letters are those of the one before."""
    avant = ""
    for texte in textes:
        yield sum(1 for _ in takewhile(lambda deux: deux[0] == deux[1], zip(avant, texte, strict=False))), texte
        avant = texte


def _sans_redite(termes: Iterable[str]) -> Iterator[str]:
    for commun, terme in redites(termes):
        dit = min(commun, len(ascii_uppercase) - 1)
        yield ascii_uppercase[dit] + terme[dit:]


def _liste(indexeur: Builder, terme: str, rangs: dict[str, int]) -> str:
    liste = ""
    precedent = -1
    for reference in sorted(indexeur.inverted_index[terme][CHAMP], key=int):
        rang = rangs[reference]
        liste += _nombre(rang - precedent)
        precedent = rang
        fois = indexeur.field_term_frequencies[f"{CHAMP}/{reference}"][terme]
        if fois > 1:
            liste += PLUSIEURS + _nombre(fois)
    return liste


def _nombre(nombre: int) -> str:
    """Return ``nombre`` in base 32; its last digit, of the first half of ``CHIFFRES``, parts it from the next one."""
    ecrit, reste = CHIFFRES[nombre % BASE], nombre // BASE
    while reste:
        ecrit, reste = CHIFFRES[BASE + reste % BASE] + ecrit, reste // BASE
    return ecrit


def _ecarts(nombres: Iterable[int]) -> list[int]:
    croissants = list(nombres)
    return [nombre - avant for avant, nombre in zip([0, *croissants], croissants, strict=False)]
