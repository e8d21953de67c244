"""Digests: what one calls a content by."""

import hashlib
from collections.abc import Mapping


def condense(*morceaux: bytes, octets: int = 20) -> bytes:
    """Return the digest of ``morceaux``, each apart from the others, in ``octets``."""
    calcul = hashlib.blake2b(digest_size=octets)
    for morceau in morceaux:
        calcul.update(len(morceau).to_bytes(8, "big"))
        calcul.update(morceau)
    return calcul.digest()


def empreinte(fichiers: Mapping[str, bytes]) -> str:
    """Return the name of a folder that holds ``fichiers``: twelve figures, others for any other content."""
    morceaux = (morceau for nom, contenu in sorted(fichiers.items()) for morceau in (nom.encode(), contenu))
    return condense(*morceaux, octets=6).hex()
