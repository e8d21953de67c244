"""A project whose families of thousands of pages publish some of them: tests that read no commune need not wait for all."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from appui.construction import PROJET
from guichet.pages.registre import Famille, Site
from guichet.sujets.adresses.fiches import PUBLIEES

# How many of the first pages of a family are kept, and of the last; one in UNE_SUR of the others.
BOUT = 40
UNE_SUR = 20

# Added to the core of the copy.
_ECLAIRCIR = """
import sys
sys.path.append({tests!r})
from appui.eclaircie import eclaircir
for pages in PAGES:
    pages.familles[:] = [eclaircir(famille) for famille in pages.familles]
"""


def eclaircir_le_projet(projet: Path) -> None:
    """Make the copy ``projet`` publish a few pages of each large family."""
    ajouter(projet, _ECLAIRCIR.format(tests=str(PROJET / "tests")))
    registre = projet / PUBLIEES.fichier
    notees = registre.read_text(encoding="utf-8").splitlines(keepends=True)
    registre.write_text("".join(une for une in notees if not une.startswith("/communes/")), encoding="utf-8")


def ajouter(projet: Path, programme: str) -> None:
    """Add ``programme`` at the end of the module of the copy ``projet`` that lists the subjects."""
    with (projet / "hooks/guichet/sujets/__init__.py").open("a", encoding="utf-8") as module:
        module.write(programme)


def eclaircir(famille: Famille) -> Famille:
    """Return ``famille``, if it has thousands of pages, with its first and last ones and a few of the others."""

    def sujets(site: Site) -> dict[str, Any]:
        tous = list(famille.sujets(site).items())
        return dict([*tous[:BOUT], *tous[BOUT:-BOUT:UNE_SUR], *tous[-BOUT:]] if len(tous) > 1000 else tous)

    return replace(famille, sujets=sujets)
