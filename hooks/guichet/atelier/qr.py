"""QR codes, drawn at build: a printed page leads back to the page.

Thousands of addresses differ by a few letters. In a code of one size with one mask, what a letter changes does not depend
on the others (the code is linear): each change is drawn once by segno, then addresses are put together from them.
"""

import re
from collections import Counter
from functools import cache, reduce
from operator import xor
from typing import Any

import segno
from markupsafe import Markup
from segno import consts

# Choosing among the eight masks takes ten times as long as drawing, and readers accept any.
_MASQUE = 4
_BORD = 4
# Fewer addresses of one length are drawn each in its turn: it is the quicker way.
_PEU = 8
_NOIRS = re.compile("1+")
# The squares of a code, line after line from the top, as the bits of a number.
Dessin = int

_vues: Counter[int] = Counter()


@cache
def svg(adresse: str) -> Markup:
    """Return the QR code of ``adresse`` as an inline SVG element (error correction M or better, no quiet zone lost)."""
    octets = adresse.encode()
    _vues[len(octets)] += 1
    if _vues[len(octets)] <= _PEU or not octets.isascii() or octets == octets.upper():
        code = segno.make(adresse, error="m", micro=False, mask=_MASQUE)
        return Markup(_element(_dessin(code), len(code.matrix)))
    cote, vide, genre = _vide(len(octets))
    return Markup(_element(reduce(xor, (_lettre(genre, rang, un) for rang, un in enumerate(octets)), vide), cote))


@cache
def _vide(longueur: int) -> tuple[int, Dessin, tuple[int, str]]:
    """Return the side and the drawing of ``longueur`` null letters, and the kind of code that holds so many."""
    code = segno.make(bytes(longueur), mode="byte", error="m", micro=False, mask=_MASQUE)
    return len(code.matrix), _dessin(code), (int(code.version), str(code.error))


@cache
def _lettre(genre: tuple[int, str], rang: int, lettre: int) -> Dessin:
    """Return the squares that ``lettre`` at ``rang`` changes in a code of ``genre``."""
    return reduce(xor, (_bit(genre, rang, bit) for bit in range(8) if lettre >> bit & 1), 0)


@cache
def _bit(genre: tuple[int, str], rang: int, bit: int) -> Dessin:
    plein = bytearray(_capacite(genre))
    sans = _brut(genre, bytes(plein))
    plein[rang] = 1 << bit
    return _brut(genre, bytes(plein)) ^ sans


@cache
def _brut(genre: tuple[int, str], octets: bytes) -> Dessin:
    version, correction = genre
    code = segno.make(
        octets, mode="byte", version=version, error=correction, boost_error=False, micro=False, mask=_MASQUE
    )
    return _dessin(code)


def _capacite(genre: tuple[int, str]) -> int:
    """Return how many letters a code of ``genre`` holds."""
    version, correction = genre
    capacites: Any = consts.SYMBOL_CAPACITY[version]
    bits: int = capacites[consts.ERROR_MAPPING[correction]]
    # Before the letters, their mode and how many they are.
    return (bits - 4 - (8 if version < 10 else 16)) // 8


def _dessin(code: segno.QRCode) -> Dessin:
    return int("".join("1" if noir else "0" for ligne in code.matrix for noir in ligne), 2)


def _element(dessin: Dessin, cote: int) -> str:
    """Return the SVG of ``dessin``, each run of black squares a stroke from where the last one ended."""
    bits = f"{dessin:0{cote * cote}b}"
    traits: list[str] = []
    x, y = 0, 0
    for rang in range(cote):
        for noirs in _NOIRS.finditer(bits, rang * cote, (rang + 1) * cote):
            debut, fin = noirs.start() - rang * cote, noirs.end() - rang * cote
            saut = f"m{debut - x} {rang - y}" if traits else f"M{debut + _BORD} {rang + _BORD}.5"
            traits.append(f"{saut}h{fin - debut}")
            x, y = fin, rang
    taille = cote + 2 * _BORD
    return f'<svg viewBox="0 0 {taille} {taille}" class="qr"><path stroke="#000" d="{"".join(traits)}"/></svg>'
