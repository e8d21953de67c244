"""French names as people type them, sort them and put them in addresses."""

import re
import unicodedata
from functools import cache

# Arabic and Persian keyboards type their own digits.
CHIFFRES = dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True))
_LETTRES = str.maketrans({"œ": "oe", "æ": "ae"} | CHIFFRES)
_ABREVIATIONS = {"st": "saint", "ste": "sainte", "lez": "les"}


def _sans_accent(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte.lower().translate(_LETTRES))
    return "".join(lettre for lettre in decompose if not unicodedata.combining(lettre))


def normaliser(texte: str) -> str:
    """Return ``texte`` as words of [a-z0-9] separated by one space, the same for every way of writing a name.

    « Saint-André-lez-Lille », « ST ANDRE LEZ LILLE » and « st andré les lille » all give « saint andre les lille ».
    The commune field does the same on the device; ``tests/cas/communes.yml`` holds both to it.
    """
    developpe = re.sub(r"\bs/", "sur ", _sans_accent(texte))
    return " ".join(_ABREVIATIONS.get(mot, mot) for mot in re.findall(r"[a-z0-9]+", developpe))


def slug(nom: str) -> str:
    """Return ``nom`` in lower-case ASCII with hyphens, fit for an address: « CC de l'Œuvre » → ``cc-de-l-oeuvre``."""
    return "-".join(re.findall(r"[a-z0-9]+", _sans_accent(nom)))


@cache
def cle_de_tri(nom: str) -> str:
    """Return the key that sorts French names as people expect: accents and articles' apostrophes ignored."""
    return normaliser(nom)
