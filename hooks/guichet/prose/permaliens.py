"""A visible link at each heading of the pages whose readers quote it: the address of that part."""

import xml.etree.ElementTree as ET
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from guichet.prose.plis import TITRES
from guichet.prose.redaction import Plume
from guichet.socle.sections import section


class _Permaliens(Treeprocessor):
    def __init__(self, md: markdown.Markdown, plume: Plume) -> None:
        super().__init__(md)
        self.plume = plume

    def run(self, root: ET.Element) -> None:
        if not section(self.plume.feuille.page).citable:
            return
        for titre in root.iter():
            if titre.tag in TITRES and titre.get("id"):
                titre.append(self._lien(titre))

    def _lien(self, titre: ET.Element) -> ET.Element:
        libelle = self.plume.feuille.interface.texte("citer.permalien", titre="".join(titre.itertext()))
        # Our search would read the sign as a word of the heading.
        attributs = {
            "class": "permalien",
            "href": f"#{titre.get('id')}",
            "aria-label": libelle,
            "data-search-exclude": "",
        }
        lien = ET.Element("a", attributs)
        lien.text = AtomicString("#")
        return lien


class Permaliens(Extension):
    """Python-Markdown extension that gives their links to the headings of the page of ``plume``."""

    def __init__(self, plume: Plume, **options: Any) -> None:
        super().__init__(**options)
        self.plume = plume

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        # After the table of contents (5), which names the headings.
        md.treeprocessors.register(_Permaliens(md, self.plume), "permaliens", 1)
