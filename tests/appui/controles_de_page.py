"""What no built page may hold. A check is a function of a page that yields its faults; to add one, decorate it."""

import re
from collections.abc import Callable, Iterator

from appui.pages import PageConstruite
from guichet.prose.mots_internes import PAGES_DES_SOURCES, mots_internes

Controle = Callable[[PageConstruite], Iterator[str]]
CONTROLES: list[Controle] = []

# Attributes that a person reads or hears.
_ATTRIBUTS = ("title", "aria-label", "alt", "placeholder")
_INACHEVE = re.compile(
    r"\{\{|\}\}|\{%|@@|\bTODO\b|\bTBD\b|lorem ipsum|(?-i:\bNone\b)|\bUndefined\b|\[object", re.IGNORECASE
)
_ORIENTAUX = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]")
_ENTITE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)


def controle(fonction: Controle) -> Controle:
    """Register a check of every page."""
    CONTROLES.append(fonction)
    return fonction


def textes_lus(page: PageConstruite) -> Iterator[str]:
    """Yield what a person reads or hears of ``page``: each block of its text whole, attributes, title and description."""
    corps = page.arbre.body
    assert corps is not None
    # Words may be spread over inline elements: the text is read in one piece, code to copy left out.
    yield "".join(
        "\n"
        if noeud.tag in {"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "summary", "br"}
        else _texte(noeud)
        for noeud in corps.traverse(include_text=True)
    )
    for attribut in _ATTRIBUTS:
        for noeud in page.arbre.css(f"[{attribut}]"):
            yield str(noeud.attributes[attribut] or "")
    for noeud in page.arbre.css("meta[name=description]"):
        yield str(noeud.attributes["content"] or "")
    for noeud in page.arbre.css("title"):
        yield noeud.text()


def _texte(noeud: object) -> str:
    parent = getattr(noeud, "parent", None)
    if noeud.tag != "-text" or parent is None or parent.tag in {"script", "style", "template", "textarea"}:  # type: ignore[attr-defined]
        return ""
    return getattr(noeud, "text_content", "") or ""


@controle
def mots_de_notre_travail(page: PageConstruite) -> Iterator[str]:
    """Words of our own work; provenance is told on the pages of open data only."""
    provenance = page.chemin in PAGES_DES_SOURCES
    for texte in textes_lus(page):
        for trouve in mots_internes(texte, provenance=provenance):
            yield f"{trouve.famille.constat} : « {' '.join(trouve.mots.split())} »"


@controle
def courriel_sans_destinataire(page: PageConstruite) -> Iterator[str]:
    """A letter that goes to nobody."""
    for lien in page.arbre.css('a[href^="mailto:"]'):
        if re.match(r"mailto:(?:\?|$)", str(lien.attributes["href"])):
            yield f"courriel sans destinataire : « {lien.text(strip=True)} »"


@controle
def entite_en_toutes_lettres(page: PageConstruite) -> Iterator[str]:
    """An entity escaped twice: « d&#39;agglomération »."""
    for texte in textes_lus(page):
        yield from (f"entité en toutes lettres : {trouve[0]}" for trouve in _ENTITE.finditer(texte))


@controle
def inacheve(page: PageConstruite) -> Iterator[str]:
    """What a draft leaves behind it."""
    yield from (f"inachevé : « {texte[:80]} »" for _, texte in page.textes() if _INACHEVE.search(texte))


@controle
def chiffres_orientaux(page: PageConstruite) -> Iterator[str]:
    """Digits that the papers of France do not have."""
    yield from (f"chiffres orientaux : « {texte[:40]} »" for _, texte in page.textes() if _ORIENTAUX.search(texte))
