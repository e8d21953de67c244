"""A quantity goes from, or up to, the same bound in each language: « at least » is not « at most »."""

import re
from functools import partial

from guichet.prose.negations import Comparaison
from guichet.prose.phrases import couples
from guichet.socle.champs import Langue

REMEDE = "mettez la même borne dans chaque langue ; si c'est le français qui se trompe, corrigez-le partout"

# Words that say from where or up to where a quantity goes.
_BORNES: dict[str, dict[Langue, re.Pattern[str]]] = {
    "minimum": {
        "fr": re.compile(r"\bau moins\b|\bau minimum\b|\bminimum de\b", re.IGNORECASE),
        "en": re.compile(r"\bat least\b|\bminimum of\b|\bno less than\b", re.IGNORECASE),
        "ar": re.compile(r"على الأقل|كحد أدنى"),
    },
    "maximum": {
        "fr": re.compile(r"\bau plus\b(?! (?:tôt|tard|vite|près))|\bau maximum\b|\bmaximum de\b", re.IGNORECASE),
        "en": re.compile(r"\bat most\b|\bmaximum of\b|\bno more than\b|\bup to (?=\{|\d)", re.IGNORECASE),
        "ar": re.compile(r"على الأكثر|كحد أقصى|بحد أقصى"),
    },
}


def _dites(texte: str, langue: Langue) -> set[str]:
    return {borne for borne, motifs in _BORNES.items() if motifs[langue].search(texte)}


def _autre(borne: str, francais: str, texte: str, langue: Langue) -> bool:
    """Whether ``texte`` says ``borne`` where ``francais`` says the other alone."""
    dites, francaises = _dites(texte, langue), _dites(francais, "fr")
    return borne in dites and bool(francaises) and dites.isdisjoint(francaises)


def retournee(borne: str, francais: str, texte: str, langue: Langue) -> str | None:
    """Return what of ``texte`` says ``borne`` (minimum, maximum) where ``francais`` says the other, or None.

    Sentence by sentence where they are as many; else as a whole.
    """
    paires = couples(francais, texte) or [(francais, texte)]
    return next((sienne for une, sienne in paires if _autre(borne, une, sienne, langue)), None)


# What compares a translation with its French, and what to say where it finds one.
COMPARAISONS: dict[Comparaison, str] = {
    partial(retournee, borne): f"ce texte dit un {borne} là où le français dit un {autre}"
    for borne, autre in (("minimum", "maximum"), ("maximum", "minimum"))
}
