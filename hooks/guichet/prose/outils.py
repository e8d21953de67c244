"""Tools in the midst of the prose: ``{{outil:plafonds}}``, alone in its paragraph, shows the template ``outil_plafonds.html``."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markupsafe import Markup

from guichet.socle.programme import GABARITS

GENRE = "outil"
_SEUL = re.compile(r"\s*\{\{\s*outil\s*:\s*(?P<nom>[a-z-]+)\s*\}\}\s*")
_MARQUE = re.compile(r'<div data-outil="([a-z-]+)"></div>')


@dataclass(frozen=True)
class Morceau:
    """Prose of a page, and the template of the tool that comes after it, or nothing."""

    prose: Markup
    outil: str


def gabarit(nom: str) -> str:
    """Return the template of the tool ``nom``, in the folder of its subject."""
    return f"outil_{nom.replace('-', '_')}.html"


def outils() -> frozenset[str]:
    """Return the names of the tools that a page may show."""
    return frozenset(un.stem.removeprefix("outil_").replace("_", "-") for un in GABARITS.rglob("outil_*.html"))


def est_seul(paragraphe: str) -> bool:
    """Whether ``paragraphe`` is a tool and nothing else."""
    return _SEUL.fullmatch(paragraphe) is not None


def morceaux(html: str) -> Iterator[Morceau]:
    """Cut the prose of a page, as `Outils` wrote it, where it asks for its tools."""
    *avant, reste = _MARQUE.split(html)
    for prose, nom in zip(avant[::2], avant[1::2], strict=True):
        yield Morceau(Markup(prose), gabarit(nom))
    yield Morceau(Markup(reste), "")


class _Outils(BlockProcessor):
    def test(self, parent: ET.Element, block: str) -> bool:  # noqa: ARG002
        return est_seul(block)

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        trouve = _SEUL.fullmatch(blocks.pop(0))
        if trouve:
            ET.SubElement(parent, "div", {"data-outil": trouve["nom"]})


class Outils(Extension):
    """Python-Markdown extension that marks where the tools go."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        # Before paragraphs (10).
        md.parser.blockprocessors.register(_Outils(md.parser), "outils", 15)
