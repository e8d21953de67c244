"""Makes of the built site one file that Kiwix and other offline readers open, search included (ZIM).

Usage: ``python outils/zim.py SITE ARCHIVE.zim``, with libzim installed besides the project (``pip install libzim==3.13.1``).
"""

import argparse
import json
import mimetypes
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))

from guichet.publication.entetes import nature
from guichet.publication.heritage import ETAT

ACCUEIL = "index.html"
# Forms that servers choose among; what works only on the site itself.
_AILLEURS = re.compile(r".*\.(?:gz|br|zst)|404\.html|hors-ligne\.js(?:on)?|robots\.txt|sitemap.*|\.well-known/.*")
_TITRE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_LANGUES = "fra,eng,ara"


@dataclass(frozen=True)
class Entree:
    """A file of the site at its address there; ``titre`` is empty but for a page."""

    chemin: str
    titre: str
    nature: str
    fichier: Path


def entrees(site: Path) -> Iterator[Entree]:
    """Yield what the archive holds of the built ``site``, by address."""
    for fichier in sorted(un for un in site.rglob("*") if un.is_file()):
        nom = fichier.relative_to(site).as_posix()
        if _AILLEURS.fullmatch(nom):
            continue
        page = nom.endswith(".html")
        # The address of a page is that of its folder; the home page has none of its own there.
        chemin = nom.removesuffix(ACCUEIL) if page and nom != ACCUEIL else nom
        genre = nature(nom) or mimetypes.guess_type(nom)[0] or "application/octet-stream"
        yield Entree(chemin, _titre(fichier) if page else "", genre.partition(";")[0], fichier)


def _titre(page: Path) -> str:
    trouve = _TITRE.search(page.read_text(encoding="utf-8"))
    return unescape(trouve[1]) if trouve else ""


def ecrire(site: Path, archive: Path) -> int:
    """Write ``archive`` from the built ``site``; return how many files it holds. Raises ImportError without libzim."""
    from libzim.writer import Creator, FileProvider, Hint, Item

    class Article(Item):
        def __init__(self, entree: Entree) -> None:
            super().__init__()
            self.entree = entree

        def get_path(self) -> str:
            return self.entree.chemin

        def get_title(self) -> str:
            return self.entree.titre

        def get_mimetype(self) -> str:
            return self.entree.nature

        def get_contentprovider(self) -> Any:
            return FileProvider(self.entree.fichier)

        def get_hints(self) -> dict[Any, bool]:
            return {Hint.FRONT_ARTICLE: bool(self.entree.titre)}

    etat = json.loads((site / ETAT).read_text(encoding="utf-8"))
    dit = {
        "Name": "logement-social-hauts-de-france",
        "Title": "Logement social, Hauts-de-France",
        "Creator": "Union régionale pour l’habitat Hauts-de-France",
        "Publisher": "Union régionale pour l’habitat Hauts-de-France",
        "Description": "Où aller, quoi apporter, et après ?",
        "Language": _LANGUES,
        "Date": etat["construit_le"],
        "Source": etat["adresse"],
    }
    nombre = 0
    with Creator(archive).config_indexing(True, "fra").set_mainpath(ACCUEIL) as creation:  # noqa: FBT003  # libzim's own
        for nom, valeur in dit.items():
            creation.add_metadata(nom, valeur)
        for entree in entrees(site):
            creation.add_item(Article(entree))
            nombre += 1
    return nombre


def main() -> int:
    """Write the archive that the arguments name; say in French what it holds, or why it cannot be."""
    analyseur = argparse.ArgumentParser(description=__doc__)
    analyseur.add_argument("site", type=Path)
    analyseur.add_argument("archive", type=Path)
    options = analyseur.parse_args()
    if options.archive.exists():
        print(f"{options.archive} existe déjà : effacez-la, ou donnez un autre nom.", file=sys.stderr)
        return 1
    try:
        nombre = ecrire(options.site.resolve(), options.archive)
    except ImportError:
        print("libzim manque.\n  Remède : python -m pip install libzim==3.13.1", file=sys.stderr)
        return 1
    print(f"{options.archive} : {nombre} fichiers, {options.archive.stat().st_size / 1e6:.1f} Mo.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
