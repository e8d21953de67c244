"""QR codes, drawn at build: a printed page leads back to the page.

Thousands of addresses differ by a few letters. In a code of one size with one mask, what a letter changes does not depend
on the others (the code is linear): each change is drawn once by segno, then an address is drawn from another.
"""

import re
from dataclasses import dataclass
from functools import cache, reduce
from operator import xor
from typing import Any

import segno
from markupsafe import Markup
from segno import consts

# Choosing among the eight masks takes ten times as long as drawing, and readers accept any.
_MASQUE = 4
_BORD = 4
# Black squares, after the white ones and the ends of lines that come before them.
_TRAIT = re.compile("[0|]*1+")
# The squares of a code, line after line from the top, as the bits of a number.
Dessin = int


@dataclass(frozen=True)
class _Code:
    """A code that was drawn, of which others of the same length are drawn: ``genre`` is its version and its correction."""

    octets: bytes
    dessin: Dessin
    cote: int
    genre: tuple[int, str]


# The first address drawn of each length.
_premiers: dict[int, _Code] = {}


@cache
def svg(adresse: str) -> Markup:
    """Return the QR code of ``adresse`` as an inline SVG element (error correction M or better, no quiet zone lost)."""
    octets = adresse.encode()
    # A code of capitals or digits alone, or of another alphabet, is not of the same kind.
    if not octets.isascii() or octets == octets.upper():
        code = _dessiner(adresse)
        return Markup(_element(code.dessin, code.cote))
    premier = _premiers.get(len(octets)) or _premiers.setdefault(len(octets), _dessiner(adresse))
    changes = (
        _changement(premier.genre, rang, un ^ autre)
        for rang, (un, autre) in enumerate(zip(premier.octets, octets, strict=True))
        if un != autre
    )
    return Markup(_element(reduce(xor, changes, premier.dessin), premier.cote))


def _dessiner(adresse: str) -> _Code:
    code = segno.make(adresse, error="m", micro=False, mask=_MASQUE)
    return _Code(adresse.encode(), _dessin(code), len(code.matrix), (int(code.version), str(code.error)))


@cache
def _changement(genre: tuple[int, str], rang: int, bits: int) -> Dessin:
    """Return the squares that change with ``bits`` of the letter at ``rang`` in a code of ``genre``."""
    return reduce(xor, (_bit(genre, rang, bit) for bit in range(8) if bits >> bit & 1))


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
    lignes = "|".join(bits[debut : debut + cote] for debut in range(0, cote * cote, cote))
    premier, *suivants = _TRAIT.findall(lignes)
    traits = "".join(map(_traits(cote).__getitem__, suivants))
    taille = cote + 2 * _BORD
    trait = f"M{_BORD} {_BORD}.5h{len(premier)}{traits}"
    return f'<svg viewBox="0 0 {taille} {taille}" class="qr"><path stroke="#000" d="{trait}"/></svg>'


class _Traits(dict[str, str]):
    """What draws a run of black carres after white ones and ends of lines, in a code of ``cote``: few differ."""

    def __init__(self, cote: int) -> None:
        super().__init__()
        self._cote = cote

    def __missing__(self, carres: str) -> str:
        noirs, lignes = carres.count("1"), carres.count("|")
        blancs = len(carres) - noirs - lignes
        self[carres] = f"m{blancs - lignes * self._cote} {lignes}h{noirs}"
        return self[carres]


_traits = cache(_Traits)
