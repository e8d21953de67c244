"""What computes: where it is the same, the same facts give the same results."""

import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

from guichet.socle.empreintes import condense

_CODE = Path(__file__).resolve().parents[1]


@cache
def programme() -> bytes:
    """Return the digest of our code, Python and the packages."""
    paquets = sorted(f"{d.name} {d.version}" for d in distributions())
    code = (fichier.read_bytes() for fichier in sorted(_CODE.rglob("*.py")))
    return condense(sys.version.encode(), *(paquet.encode() for paquet in paquets), *code)
