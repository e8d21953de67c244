"""The parts of a page, as its list of contents names them."""

import re
from dataclasses import dataclass
from html import unescape

from lxml import html
from markupsafe import Markup

_TITRES = re.compile(r'<h2\b([^>]*?)\sid="([^"]+)"([^>]*)>(.*?)</h2>', re.DOTALL)
_LANGUE = re.compile(r'\s(?:lang|dir)="[^"]*"')
# What stands in a title without being of it: the links to itself, the definition of a word of the glossary.
_A_COTE = ".//*[contains(@class, 'permalien') or contains(@class, 'definition')]"


@dataclass(frozen=True)
class Partie:
    """A part of a page: the anchor of its title, its words with the language and the direction that they have there."""

    ancre: str
    titre: str


def parties(corps: str) -> list[Partie]:
    """Return the parts of ``corps``, the HTML of a page: its titles of second rank that one can link to, in order."""
    return [
        Partie(unescape(ancre), _dans_sa_langue(_mots(titre), "".join(_LANGUE.findall(avant + apres))))
        for avant, ancre, apres, titre in _TITRES.findall(str(corps))
    ]


def _mots(titre: str) -> str:
    """Return the words of ``titre``, the HTML of a title; as HTML where some have a language or a direction of their own."""
    if "<" not in titre:
        return unescape(titre).strip()
    racine = html.fragment_fromstring(titre, create_parent=True)
    for element in racine.xpath(_A_COTE):
        element.drop_tree()
    for element in list(racine.iterdescendants()):
        siens = {nom: valeur for nom, valeur in element.items() if nom in ("lang", "dir")}
        if siens:
            # A link holds no link.
            element.tag = "bdi" if element.tag == "bdi" else "span"
            element.attrib.clear()
            element.attrib.update(siens)
        else:
            element.drop_tag()
    if not len(racine):
        return str(racine.text_content()).strip()
    ecrit = html.tostring(racine, encoding="unicode").removeprefix("<div>").removesuffix("</div>")
    return Markup(ecrit.strip())  # a title of ours, as it was written


def _dans_sa_langue(mots: str, attributs: str) -> str:
    """Return ``mots`` in an element that has the ``attributs`` of their title, if it has a language of its own."""
    return Markup(f"<span{attributs}>{{}}</span>").format(mots) if attributs else mots
