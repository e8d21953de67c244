"""Numbers written out in French, as on a cheque: what a slip of the finger cannot change alone."""

import re

_PETITS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_DIZAINES = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
MAXIMUM = 999_999


def en_lettres(nombre: int) -> str:
    """Return ``nombre``, from 0 to MAXIMUM, in the masculine: « vingt et un », « quatre-vingts », « deux mille cent »."""
    if nombre >= 1000:
        milliers, reste = divmod(nombre, 1000)
        # « quatre-vingts » and « deux cents » lose their s before « mille ».
        tete = "" if milliers == 1 else re.sub(r"(?<=cent|ingt)s$", "", en_lettres(milliers)) + " "
        return f"{tete}mille" + (f" {en_lettres(reste)}" if reste else "")
    if nombre >= 100:
        centaines, reste = divmod(nombre, 100)
        tete = "" if centaines == 1 else f"{_PETITS[centaines]} "
        return f"{tete}cent {en_lettres(reste)}" if reste else f"{tete}cent{'s' if centaines > 1 else ''}"
    return _moins_de_cent(nombre)


def _moins_de_cent(nombre: int) -> str:
    if nombre < 20:
        return _PETITS[nombre]
    if nombre >= 80:
        return "quatre-vingts" if nombre == 80 else f"quatre-vingt-{_PETITS[nombre - 80]}"
    dizaine = min(nombre // 10, 6)
    unites = nombre - dizaine * 10
    if unites == 0:
        return _DIZAINES[dizaine]
    return f"{_DIZAINES[dizaine]}{' et ' if unites in (1, 11) else '-'}{_PETITS[unites]}"
