"""Blanks that nobody sees: two names that differ by one of them are two names."""

import re

_BLANCS = " \u00a0\u202f"
_EN_TROP = re.compile(f"^[{_BLANCS}]|[{_BLANCS}]$|[{_BLANCS}]{{2}}")


def blanc_en_trop(valeur: str) -> str | None:
    """Return what is wrong with the blanks of ``valeur``, which stands on one line, or None."""
    trouve = _EN_TROP.search(valeur)
    if trouve is None:
        return None
    if not valeur.strip():
        return "cette valeur n'est faite que d'espaces"
    if trouve.start() == 0:
        return "des espaces précèdent cette valeur"
    return "des espaces suivent cette valeur" if trouve.end() == len(valeur) else "deux espaces se suivent ici"
