"""What the bidirectional algorithm would reorder in a page in Arabic: a number in several parts, or words in Latin letters."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_RUN = re.compile(
    r"[A-Za-zÀ-ÖØ-öø-ÿŒœ][^\u0600-\u06ff]*"
    r"|\d+(?:[*/.,–—-]\d+)+"
    r"|\d+[\s\u00a0\u202f]*(?:[%€–—-]|[\s\u00a0\u202f]\d)[^\u0600-\u06ff]*"
)
_NON_LUS = frozenset(("script", "style", "template", "textarea"))


def non_isoles(arbre: LexborHTMLParser) -> Iterator[str]:
    """Yield each run of the body that stands in a direction other than its own."""
    assert arbre.body is not None
    for noeud in arbre.body.traverse(include_text=True):
        if noeud.tag == "-text" and not _isole(noeud.parent):
            for trouve in _RUN.finditer(noeud.text_content or ""):
                yield trouve[0].strip()


def _isole(noeud: LexborNode | None) -> bool:
    """Return whether the nearest direction is that of Latin letters, or nobody reads what ``noeud`` holds."""
    while noeud is not None and noeud.tag != "-document":
        if noeud.tag in _NON_LUS:
            return True
        sens = noeud.attributes.get("dir") or ("auto" if noeud.tag == "bdi" else None)
        if sens:
            return sens != "rtl"
        noeud = noeud.parent
    return False
