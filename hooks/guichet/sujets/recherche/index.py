"""The index: which terms each document holds, made by lunr and kept small for a slow network."""

from collections.abc import Iterable, Sequence
from typing import Any

from guichet.sujets.recherche.lunr_seul import Builder

CHAMP = "texte"
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

    ``documents`` are their numbers, each less the one before, ``longueurs`` how many terms they hold; ``termes`` are
    sorted, and each has its list in ``listes``: ranks of the documents that hold it, each less the one before; a
    negative number says how many times the document just named holds it, where that is more than once.
    ``overrides/assets/javascripts/recherche/index.js`` gives lunr its own form again.
    """
    numeros = sorted(int(reference.partition("/")[2]) for reference in indexeur.field_lengths)
    rangs = {str(numero): rang for rang, numero in enumerate(numeros)}
    termes = sorted(indexeur.inverted_index)
    return {
        "b": indexeur._b,  # noqa: SLF001 (lunr has no way to read it)
        "documents": _ecarts(numeros),
        "longueurs": [indexeur.field_lengths[f"{CHAMP}/{numero}"] for numero in numeros],
        "termes": " ".join(termes),
        "listes": [_liste(indexeur, terme, rangs) for terme in termes],
    }


def _liste(indexeur: Builder, terme: str, rangs: dict[str, int]) -> list[int]:
    liste: list[int] = []
    precedent = -1
    for reference in sorted(indexeur.inverted_index[terme][CHAMP], key=int):
        rang = rangs[reference]
        liste.append(rang - precedent)
        precedent = rang
        fois = indexeur.field_term_frequencies[f"{CHAMP}/{reference}"][terme]
        if fois > 1:
            liste.append(-fois)
    return liste


def _ecarts(nombres: Iterable[int]) -> list[int]:
    croissants = list(nombres)
    return [nombre - avant for avant, nombre in zip([0, *croissants], croissants, strict=False)]
