"""The PDF of the briefs, made from their pages: one tagged A4 sheet each (PDF/UA-1).

The page is the reference: a PDF holds nothing that it does not show.
"""

import mimetypes
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

PAGES = "territoires/*/fiche/index.html"
NOM = "fiche.pdf"
VARIANTE = "pdf/ua-1"
_SVG = "{http://www.w3.org/2000/svg}"
_CANONIQUE = re.compile(r'<link rel="canonical" href="([^"]+)"')


class FichesAbsentes(Exception):
    """The folder is not that of a built site."""


class FeuilleEnTrop(Exception):
    """A brief does not hold on one sheet."""


@dataclass(frozen=True)
class Imprimeur:
    """Prints the pages of the site built in ``racine``. Nothing is fetched from elsewhere."""

    racine: Path

    @cached_property
    def pages(self) -> list[Path]:
        """The pages of the briefs, by address. Raises FichesAbsentes."""
        pages = sorted(self.racine.glob(PAGES))
        if not pages:
            raise FichesAbsentes(f"aucune fiche dans {self.racine} : construisez d'abord le site")
        return pages

    def imprimer(self) -> Iterator[Path]:
        """Write the PDF of each brief beside its page, and yield its path. Raises FichesAbsentes, FeuilleEnTrop."""
        for page in self.pages:
            pdf = page.with_name(NOM)
            pdf.write_bytes(self.pdf(page))
            yield pdf

    def pdf(self, page: Path) -> bytes:
        """Return the PDF of ``page``. Raises FeuilleEnTrop."""
        # It loads Pango, which only those who print need.
        from weasyprint import HTML

        html = page.read_text(encoding="utf-8")
        adresse = _CANONIQUE.search(html)[1]  # type: ignore[index]  # every page has one
        feuille = HTML(string=html, base_url=adresse, url_fetcher=self._lecteur(page, adresse))
        _dire_les_figures(feuille.etree_element)
        document = feuille.render(pdf_variant=VARIANTE)
        if len(document.pages) != 1:
            raise FeuilleEnTrop(f"{page.parent.parent.name} : {len(document.pages)} feuilles au lieu d'une")
        return bytes(document.write_pdf(pdf_variant=VARIANTE))

    def _lecteur(self, page: Path, adresse: str) -> Callable[[str], Any]:
        """Return what reads in the folder the files that ``page``, published at ``adresse``, asks for."""
        from weasyprint.urls import URLFetcherResponse

        base = urlsplit(adresse).path.removesuffix(f"{page.parent.relative_to(self.racine).as_posix()}/")

        def lire(url: str) -> Any:
            fichier = self.racine / unquote(urlsplit(url).path).removeprefix(base)
            nature = mimetypes.guess_type(fichier.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, fichier.read_bytes(), {"Content-Type": nature})

        return lire


def _dire_les_figures(racine: Element) -> None:
    """Give each drawing the words that PDF/UA asks for: the label of what holds it, or what is written beside it."""
    for porteur in racine.iter():
        for dessin in porteur.findall(f"{_SVG}svg"):
            dit = porteur.get("aria-label") or " ".join("".join(porteur.itertext()).split())
            SubElement(dessin, f"{_SVG}title").text = dit
