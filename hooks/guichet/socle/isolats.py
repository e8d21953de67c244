"""What is written from left to right inside Arabic: each number, date, amount and French word, isolated as a whole.

Left to itself, the bidirectional algorithm shows « 15426*06 » as « 06*15426 ». Plain numbers (« 6 », « 2026 ») and hours
(« 08:30 ») keep their order: they stay bare, and pages light.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import lru_cache

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString
from markupsafe import Markup, escape

FRANCAIS = {"lang": "fr", "dir": "ltr"}
NOMBRE = {"dir": "ltr"}

# isolats.js holds the same expression, written for both languages: a test compares them.
_LETTRE = "A-Za-zÀ-ÖØ-öø-ÿŒœ"
_LIE = r"[\-'’.@&_*\/:,–\u00a0\u202f]"
_ESPACE = r"(?: | [\-–—\/&+] )"
_HEURE = r"[0-9]+(?::[0-9]+)*"
_UNITE = "(?: ?[%€°])"
_QUELCONQUE = rf"[0-9{_LETTRE}]+(?:{_LIE}[0-9{_LETTRE}]+)*{_UNITE}?"
_MOT = rf"(?=(?:[0-9]|{_LIE})*[{_LETTRE}]){_QUELCONQUE}"
# A letter and a point lead what follows: « art. R. 441-2-1 ».
_ABREGE = r"(?:(?:[Aa]rt|[A-Z])\.[ \u00a0])"
MOTIF = "|".join(
    (
        r"https?:\/\/[^\s<>«»]*[\w\/]|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+",
        rf"(?:{_HEURE} )*(?:{_ABREGE}+{_QUELCONQUE}|{_MOT})(?:{_ESPACE}{_ABREGE}*{_QUELCONQUE})*",
        # Groups that a space parts: « 03 20 00 00 00 », « 0 806 000 113 », « 12 345 € ».
        rf"\+?[0-9]{{1,3}}(?:[ \u00a0\u202f][0-9]{{2,3}})+(?![0-9]){_UNITE}?",
        rf"{_HEURE}(?:(?:[*\/.,·_\-–—\u00a0\u202f]| [\-–—\/] ){_HEURE})+{_UNITE}?",
        rf"[+−§€] ?{_HEURE}(?:[*\/.,\u00a0\u202f]{_HEURE})*{_UNITE}?",
        rf"{_HEURE}{_UNITE}",
    )
)
_ISOLATS = re.compile(f"({MOTIF})")
_LETTRES = re.compile(f"[{_LETTRE}]")
# In a tree of Python-Markdown, what stands for raw HTML, and for a sign after a backslash.
_RESERVE = re.compile("(\u0002[^\u0003]*\u0003)")
_ECHAPPE = re.compile("\u0002([0-9]+)\u0003")


def decouper(texte: str) -> Iterator[tuple[str, dict[str, str] | None]]:
    """Yield ``texte`` in pieces, each with the attributes of the element that isolates it, or None."""
    for rang, morceau in enumerate(_ISOLATS.split(texte)):
        if morceau:
            yield morceau, _attributs(morceau) if rang % 2 else None


def _attributs(isolat: str) -> dict[str, str]:
    return FRANCAIS if _LETTRES.search(isolat) else NOMBRE


def _balise(attributs: dict[str, str]) -> str:
    return "span" if "lang" in attributs else "bdi"


def isoler(texte: object) -> Markup:
    """Return ``texte`` as HTML, what must be isolated in elements of its own; markup is taken as it is."""
    return texte if isinstance(texte, Markup) else _isole(str(texte))


# The same words are isolated on thousands of pages.
@lru_cache(maxsize=1 << 15)
def _isole(texte: str) -> Markup:
    return Markup("").join(_html(morceau, attributs) for morceau, attributs in decouper(texte))


def _html(texte: str, attributs: dict[str, str] | None) -> Markup:
    if attributs is None:
        return escape(texte)
    balise = _balise(attributs)
    ecrits = "".join(f' {nom}="{valeur}"' for nom, valeur in attributs.items())
    return Markup(f"<{balise}{ecrits}>{{}}</{balise}>").format(texte)


class EnFrancais(InlineProcessor):
    """``<span lang="fr">`` typed in a translation, read as an element of the tree instead of two loose tags."""

    def __init__(self) -> None:
        super().__init__(r'<span lang="fr"(?P<sens> dir="ltr")?>(?P<mots>[^<]+)</span>')

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element, int, int]:
        element = ET.Element("span", {"lang": "fr"} | ({"dir": "ltr"} if m["sens"] else {}))
        element.text = m["mots"]
        return element, m.start(0), m.end(0)


class Isolats(Treeprocessor):
    """Isolate what must be in the tree of a page in Arabic, typed or written by a shortcode."""

    def run(self, root: ET.Element) -> None:
        self._html = [str(brut) for brut in self.md.htmlStash.rawHtmlBlocks]
        self._parcourir(root)

    def _parcourir(self, element: ET.Element, *, isole: bool = False) -> None:
        isole = {"ltr": True, "rtl": False}.get(element.get("dir", ""), isole)
        if isole or element.tag in ("code", "pre"):
            # A definition in Arabic may stand in words that are not.
            for enfant in element:
                self._parcourir(enfant, isole=True)
            return
        enfants = list(element)
        element.text, suite = self._separer(element.text)
        element[:] = suite
        for enfant in enfants:
            _absorber(enfant)
            element.append(enfant)
            self._parcourir(enfant)
            enfant.tail, suite = self._separer(enfant.tail)
            element.extend(suite)

    def _separer(self, texte: str | None) -> tuple[str | None, list[ET.Element]]:
        """Return ``texte`` up to its first isolate, then the isolates, each followed by its tail."""
        if not texte:
            return texte, []
        genre = type(texte)
        debut = ""
        elements: list[ET.Element] = []
        for morceau, attributs in self._hors_reserve(texte):
            if attributs is not None:
                element = ET.Element(_balise(attributs), attributs)
                element.text, element.tail = AtomicString(morceau), genre("")
                elements.append(element)
            elif elements:
                elements[-1].tail = genre(f"{elements[-1].tail}{morceau}")
            else:
                debut += morceau
        return genre(debut), elements

    def _hors_reserve(self, texte: str) -> Iterator[tuple[str, dict[str, str] | None]]:
        # « 15426\*06 » is one number.
        lisible = _ECHAPPE.sub(lambda signe: chr(int(signe[1])), texte)
        isole = False
        for rang, partie in enumerate(_RESERVE.split(lisible)):
            if rang % 2:
                isole = self._dans_un_isolat(partie, isole=isole)
                yield partie, None
            elif isole:
                yield partie, None
            else:
                yield from decouper(partie)

    def _dans_un_isolat(self, reserve: str, *, isole: bool) -> bool:
        """Return whether what follows the raw tag that ``reserve`` stands for is in an isolate."""
        numero = HTML_PLACEHOLDER_RE.fullmatch(reserve)
        balise = self._html[int(numero[1])] if numero else ""
        return 'dir="ltr"' in balise or (isole and not balise.startswith("</"))


def _absorber(element: ET.Element) -> None:
    """Take into French words typed with their marks the number that follows them: « Cerfa » then « 15426*06 »."""
    if element.get("dir") == "ltr" and element.tag == "span" and not len(element) and element.tail:
        suite = re.match(rf"[ \u00a0](?:{MOTIF})", element.tail)
        if suite and not _RESERVE.search(suite[0]):
            element.text = AtomicString(f"{element.text or ''}{suite[0]}")
            element.tail = type(element.tail)(element.tail[suite.end() :])
