"""The pages of the built site, parsed as a browser parses them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from appui.construction import ADRESSE
from appui.territoires import COMMUNES_LUES

LANGUES = ("fr", "en", "ar")
SENS = {"fr": "ltr", "en": "ltr", "ar": "rtl"}


def langue_de(chemin: str) -> str:
    """Return the language of an address from the root: ``en/communes/`` is English."""
    prefixe = chemin.split("/", 1)[0]
    return prefixe if prefixe in LANGUES else "fr"


@dataclass(frozen=True)
class PageConstruite:
    """A page: ``chemin`` is its address from the root of the site, e.g. ``en/communes/``."""

    chemin: str
    fichier: Path

    @cached_property
    def html(self) -> str:
        return self.fichier.read_text(encoding="utf-8")

    @cached_property
    def arbre(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @property
    def langue(self) -> str:
        return langue_de(self.chemin)

    @property
    def sans_langue(self) -> str:
        """The address common to the three languages."""
        return self.chemin if self.langue == "fr" else self.chemin.split("/", 1)[1]

    @property
    def adresse(self) -> str:
        return ADRESSE + self.chemin

    @cached_property
    def indexable(self) -> bool:
        """Whether search engines may list it: neither 404.html, nor what is left at an old address."""
        return self.arbre.css_first('meta[name="robots"][content="noindex"]') is None

    @cached_property
    def identifiants(self) -> frozenset[str]:
        return frozenset(str(noeud.attributes["id"]) for noeud in self.arbre.css("[id]"))

    def adresses(self) -> Iterator[tuple[str, str]]:
        """Yield each address the page names, as written and made absolute."""
        for attribut in (
            "href",
            "src",
            "action",
            "xlink:href",
            "data-index",
            "data-communes",
            "data-territoires",
            "data-ouvrier",
        ):
            for noeud in self.arbre.css(f"[{attribut.replace(':', chr(92) + ':')}]"):
                ecrite = str(noeud.attributes[attribut] or "")
                yield ecrite, urljoin(self.adresse, ecrite)

    def textes(self) -> Iterator[tuple[LexborNode, str]]:
        """Yield the elements of the body that hold text a person reads, each with that text; code to copy is not."""
        assert self.arbre.body is not None
        for noeud in self.arbre.body.traverse(include_text=True):
            if noeud.tag == "-text" and (texte := noeud.text_content or ""):
                parent = noeud.parent
                if (
                    parent is not None
                    and texte.strip()
                    and parent.tag not in {"script", "style", "template", "textarea"}
                ):
                    yield parent, texte.strip()


def herite(noeud: LexborNode, attribut: str) -> str:
    """Return the value of ``attribut`` on ``noeud`` or its nearest ancestor that has it."""
    courant: LexborNode | None = noeud
    while courant is not None:
        if courant.tag != "-document" and (valeur := courant.attributes.get(attribut)):
            return str(valeur)
        courant = courant.parent
    return ""


def pages_de_communes(racine: Path) -> Iterator[PageConstruite]:
    """Yield the page of each commune under ``racine``, present or former: thousands, to be forgotten once looked at."""
    for motif in ("communes/*/index.html", "en/communes/*/index.html", "ar/communes/*/index.html"):
        for fichier in sorted(racine.glob(motif)):
            yield PageConstruite(fichier.relative_to(racine).as_posix().removesuffix("index.html"), fichier)


def lire_site(racine: Path) -> dict[str, PageConstruite]:
    """Return the pages under ``racine`` by their address from the root; of those of communes, the ``COMMUNES_LUES``."""
    pages = {}
    for fichier in sorted(racine.rglob("*.html")):
        if fichier.parent.parent.name == "communes" and not fichier.parent.name.endswith(COMMUNES_LUES):
            continue
        chemin = fichier.relative_to(racine).as_posix()
        chemin = chemin.removesuffix("index.html") if fichier.name == "index.html" else chemin
        pages[chemin] = PageConstruite(chemin, fichier)
    return pages


def chemin_interne(adresse: str) -> tuple[str, str] | None:
    """Return address from the root and fragment if ``adresse`` (absolute) is on the site, else None."""
    if not adresse.startswith(ADRESSE):
        return None
    parties = urlsplit(adresse)
    return unquote(parties.path).removeprefix("/"), unquote(parties.fragment)


def lisible(texte: str) -> str:
    """Return ``texte`` with every run of spaces, of any width, as one plain space."""
    return " ".join(texte.split())
