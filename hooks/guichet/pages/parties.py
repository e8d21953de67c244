"""The parts of a page, as its list of contents names them."""

import re
from dataclasses import dataclass
from html import unescape

from lxml import html

_TITRES = re.compile(r'<h2\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_NOM_FRANCAIS = re.compile(r'<span lang="fr" dir="ltr">[^<]*</span>')
# What stands in a title without being of it: the links to itself, the definition of a word of the glossary.
_A_COTE = ".//*[contains(@class, 'headerlink') or contains(@class, 'permalien') or contains(@class, 'definition')]"


@dataclass(frozen=True)
class Partie:
    """A part of a page: the anchor of its title, its words; ``francais``: they are one French name, marked as such."""

    ancre: str
    titre: str
    francais: bool = False


def parties(corps: str) -> list[Partie]:
    """Return the parts of ``corps``, the HTML of a page: its titles of second rank that one can link to, in order."""
    return [
        Partie(unescape(ancre), _mots(titre), bool(_NOM_FRANCAIS.fullmatch(titre.strip())))
        for ancre, titre in _TITRES.findall(str(corps))
    ]


def _mots(titre: str) -> str:
    """Return the words of ``titre``, the HTML of a title."""
    if "<" not in titre:
        return unescape(titre).strip()
    racine = html.fragment_fromstring(titre, create_parent=True)
    for element in racine.xpath(_A_COTE):
        element.drop_tree()
    return str(racine.text_content()).strip()
