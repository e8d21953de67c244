"""What is wrong in the data, told to the person who can mend it: in French, all at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Probleme:
    """One defect: ``fichier`` relative to the project, ``ligne`` from 1, what is wrong and how to mend it."""

    fichier: str
    ligne: int
    champ: str
    valeur: str
    constat: str
    remede: str

    def __str__(self) -> str:
        champ = f" · {self.champ}" if self.champ else ""
        valeur = f" « {self.valeur} »" if self.valeur else ""
        return (
            f"{self.fichier}, ligne {self.ligne}{champ}{valeur}\n  Problème : {self.constat}\n  Remède : {self.remede}"
        )


class DonneesInvalides(Exception):
    """Raised when at least one record is wrong; carries every problem, sorted by file and line."""

    def __init__(self, problemes: Iterable[Probleme]) -> None:
        self.problemes = sorted(problemes)
        super().__init__(rapport(self.problemes))


def rapport(problemes: list[Probleme]) -> str:
    """Return the message shown to editors: a count, then one paragraph per problem."""
    nombre = len(problemes)
    pluriel = "s" if nombre > 1 else ""
    titre = f"{nombre} problème{pluriel} dans les données. Rien n'a été publié."
    return "\n\n".join([titre, *map(str, problemes)])
