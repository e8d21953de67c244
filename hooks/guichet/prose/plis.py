"""Parts of a guide that are folded under their title: what is read when it happens, or when one asks for more."""

import xml.etree.ElementTree as ET
from collections.abc import Set as AbstractSet
from itertools import takewhile

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# The headings of the parts of a guide.
TITRES = ("h2", "h3")


class _Plis(Treeprocessor):
    def __init__(self, md: markdown.Markdown, pliees: AbstractSet[str], choix: str) -> None:
        super().__init__(md)
        self.pliees, self.choix = pliees, choix

    def run(self, root: ET.Element) -> None:
        pliees = self.pliees | _proposes(root, self.choix)
        for titre in [enfant for enfant in root if enfant.tag in TITRES and enfant.get("id") in pliees]:
            _plier(root, titre)


def _plier(racine: ET.Element, titre: ET.Element) -> None:
    """Put ``titre``, a child of ``racine``, and all that it heads in an element that opens."""
    rang = list(racine).index(titre)
    contenu = list(takewhile(lambda un: not _finit(un, titre.tag), list(racine)[rang + 1 :]))
    pli = ET.Element("details", {"class": "plier pli"})
    ET.SubElement(pli, "summary").append(titre)
    pli.extend(contenu)
    for un in (titre, *contenu):
        racine.remove(un)
    racine.insert(rang, pli)
    pli.tail, titre.tail = titre.tail, None


def _finit(element: ET.Element, niveau: str) -> bool:
    """Whether ``element`` ends what a title of ``niveau`` heads: a title that is not under it, what is folded already."""
    return (element.tag in TITRES and element.tag <= niveau) or element.tag == "details"


def _proposes(racine: ET.Element, choix: str) -> set[str]:
    """Return the anchors of the cases that the part ``choix`` lists, of which one reads one; take out that list.

    Folded, their titles are that list.
    """
    enfants = list(racine)
    debut = next((rang for rang, un in enumerate(enfants) if un.get("id") == choix), len(enfants))
    avant = takewhile(lambda un: un.tag not in TITRES, enfants[debut + 1 :])
    liste = next((un for un in avant if un.tag == "ul"), None)
    if liste is None:
        return set()
    menes = {lien.get("href", "").removeprefix("#") for lien in liste.iter("a")}
    titres = {un.get("id", "") for un in enfants if un.tag == "h3"}
    if len(menes) != len(liste) or not menes <= titres:
        return set()
    racine.remove(liste)
    return menes


class Plis(Extension):
    """Python-Markdown extension that folds parts of a page.

    They are the parts ``pliees``, by their anchors, and the cases that its part ``choix`` lists.
    """

    def __init__(self, pliees: AbstractSet[str] = frozenset(), choix: str = "") -> None:
        super().__init__()
        self.pliees, self.choix = pliees, choix

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        # After the addresses of headings are written (attr_list, 8) and their words marked (isolats, 7), before they are
        # read (toc, 5).
        md.treeprocessors.register(_Plis(md, self.pliees, self.choix), "plis", 6)
