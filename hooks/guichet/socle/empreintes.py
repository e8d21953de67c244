"""Folders named by what they hold."""

import hashlib
from collections.abc import Mapping


def empreinte(fichiers: Mapping[str, bytes]) -> str:
    """Return the name of a folder that holds ``fichiers``: twelve figures, others for any other content."""
    calcul = hashlib.blake2b(digest_size=6)
    for nom, contenu in sorted(fichiers.items()):
        for morceau in (nom.encode(), contenu):
            calcul.update(len(morceau).to_bytes(8, "big"))
            calcul.update(morceau)
    return calcul.hexdigest()
