"""What computes: where it is the same, the same facts give the same results."""

import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from guichet.socle.empreintes import condense

# Templates are part of the program, not of the project whose data is judged; by default, it is that of this folder.
RACINE = Path(__file__).resolve().parents[3]
CODE, GABARITS = RACINE / "hooks" / "guichet", RACINE / "overrides"


@cache
def programme() -> bytes:
    """Return the digest of our code, Python and the packages."""
    paquets = sorted(f"{d.name} {d.version}" for d in distributions())
    code = (fichier.read_bytes() for fichier in sorted(CODE.rglob("*.py")))
    return condense(sys.version.encode(), *(paquet.encode() for paquet in paquets), *code)


def fichiers_des_gabarits() -> Iterator[Path]:
    """Yield the templates and the scripts, in order."""
    yield from sorted(fichier for fichier in GABARITS.rglob("*") if fichier.suffix in {".html", ".js"})


@cache
def gabarits() -> bytes:
    """Return the digest of templates and scripts: rules ask which there are, and which strings they name."""
    return condense(
        *(
            morceau
            for fichier in fichiers_des_gabarits()
            for morceau in (fichier.relative_to(GABARITS).as_posix().encode(), fichier.read_bytes())
        )
    )
