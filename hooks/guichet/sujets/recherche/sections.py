"""The parts of a rendered page that the search may answer with: what a heading with an address introduces."""

import re
from collections.abc import Iterator

from lxml import html

from guichet.pages.registre import Passage

_BLANCS = re.compile(r"[ \t\r\n]+")
_TITRES = frozenset(("h1", "h2", "h3", "h4"))
# What does not say what the page is about; ``data-search-exclude`` in a template or a page leaves out anything else.
_IGNORES = frozenset(("nav", "script", "style", "svg", "form", "template", "select"))
# A list of articles and of other pages: each is found for itself.
_RENVOIS = frozenset(("references",))
# They do not part two words.
_DANS_LA_LIGNE = frozenset(
    ("a", "abbr", "b", "bdi", "button", "cite", "code", "em", "i", "kbd", "small", "span", "strong", "sup", "time")
)


def sections(page: str) -> list[Passage]:
    """Return the passages of the HTML ``page``: the page itself, whose anchor is empty, then each heading with an id."""
    (principal,) = html.document_fromstring(page).xpath("//main") or [html.Element("main")]
    passages: list[tuple[str, str, list[str]]] = [("", "", [])]
    for texte, titre in _morceaux(principal):
        if titre is None:
            passages[-1][2].append(texte)
        elif titre.tag == "h1":
            passages[0] = ("", texte, passages[0][2])
        else:
            passages.append((str(titre.get("id")), texte, []))
    return [
        Passage(ancre, titre, _propre("".join(textes))) for ancre, titre, textes in passages if ancre not in _RENVOIS
    ]


def _morceaux(element: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement | None]]:
    """Yield the texts under ``element`` in order, each with the heading it is, if it is one that has an address."""
    if element.tag in _TITRES and (element.tag == "h1" or element.get("id")):
        yield _propre("".join(_textes(element))), element
    elif _lisible(element):
        yield element.text or "", None
        for enfant in element:
            coupure = "" if enfant.tag in _DANS_LA_LIGNE else " "
            yield coupure, None
            yield from _morceaux(enfant)
            yield coupure + (enfant.tail or ""), None


def _textes(element: html.HtmlElement) -> Iterator[str]:
    if _lisible(element):
        yield element.text or ""
        for enfant in element:
            yield from _textes(enfant)
            yield enfant.tail or ""


def _lisible(element: html.HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _IGNORES:
        return False
    return "data-search-exclude" not in element.attrib and "hidden" not in element.attrib


def _propre(texte: str) -> str:
    # A no-break space stays: it keeps a sign on the line of its word.
    return _BLANCS.sub(" ", texte).strip(" ")
