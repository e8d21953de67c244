"""What computes: where it is the same, the same facts give the same results."""

import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from guichet.socle.empreintes import condense

_CODE = Path(__file__).resolve().parents[1]
# Rules ask templates and scripts which strings and which templates there are.
_GABARITS = _CODE.parents[1] / "overrides"


def fichiers() -> Iterator[Path]:
    """Yield the files of our code, of templates and of scripts, in order."""
    yield from sorted(_CODE.rglob("*.py"))
    yield from sorted(fichier for fichier in _GABARITS.rglob("*") if fichier.suffix in {".html", ".js"})


@cache
def programme() -> bytes:
    """Return the digest of our code, Python and the packages."""
    paquets = sorted(f"{d.name} {d.version}" for d in distributions())
    # A name says which templates there are.
    code = (morceau for fichier in fichiers() for morceau in (fichier.name.encode(), fichier.read_bytes()))
    return condense(sys.version.encode(), *(paquet.encode() for paquet in paquets), *code)
