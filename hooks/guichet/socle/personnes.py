"""People's names, which are nobody's to publish: a form of address gives one away."""

import re

# « M. le maire » is an office; « H.L.M. Nord » ends with a letter that is no address; a place may be called after a doctor.
_NOMMEE = re.compile(
    r"(?:(?<![\w.])(?:M\.|MM\.|(?i:Mr|Mme|Mlle|Dr|Monsieur|Madame))|(?:^|[,;:(–—-]\s*)(?i:Docteur))\s+[A-ZÀ-Ý]"
)


def nommee(texte: str) -> bool:
    """Whether ``texte``, the name of a place or of a service, names a person: a form of address before a capital."""
    return _NOMMEE.search(texte) is not None
