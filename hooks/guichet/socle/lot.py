"""What has been read from ``data/``, right or wrong, before anyone may rely on it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guichet.socle.lecture import Enregistrement
from guichet.socle.problemes import Probleme

Paire = tuple[Any, Enregistrement]


class Illisible(set[Any]):
    """The identifiers of a file that could not be read: any may be there. One defect, one message."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass
class Lot:
    """Everything read so far, right or wrong; what the rules of ``regles`` look at."""

    racine: Path
    paires: dict[str, list[Paire]] = field(default_factory=dict)
    connus: dict[str, set[Any]] = field(default_factory=dict)
    chaines: dict[str, tuple[Any, Enregistrement]] = field(default_factory=dict)
    problemes: list[Probleme] = field(default_factory=list)

    def fiches(self, jeu: str) -> list[Any]:
        return [fiche for fiche, _ in self.paires.get(jeu, [])]

    def par_cle(self, jeu: str, cle: str = "id") -> dict[Any, Any]:
        return {getattr(fiche, cle): fiche for fiche in self.fiches(jeu)}
