"""What is wrong in a text, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Defaut:
    """Something that a text may not hold: its line from 1, its beginning, the fault and the remedy."""

    ligne: int
    extrait: str
    constat: str
    remede: str


def defaut_ici(texte: str, place: int, constat: str, remede: str) -> Defaut:
    """Return the fault that begins at ``place`` in ``texte``; what is shown of it ends with its line."""
    return Defaut(texte.count("\n", 0, place) + 1, texte[place : place + 60].partition("\n")[0], constat, remede)
