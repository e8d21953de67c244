"""What has been read from ``data/``, right or wrong, before anyone may rely on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from guichet.lecture import Enregistrement
from guichet.problemes import Probleme

Paire = tuple[Any, Enregistrement]
V = TypeVar("V")

# Names under which `Lot.vus` notes what is not a set of records.
FICHIERS, INTERFACE = "*", "interface"


class Illisible(set[Any]):
    """The identifiers of a file that could not be read: any may be there. One defect, one message."""

    def __contains__(self, _: object) -> bool:
        return True


class _Suivi(dict[str, V]):
    """A dictionary that notes in ``vus`` which of its keys are looked at."""

    def __init__(self, vus: set[str]) -> None:
        super().__init__()
        self.vus = vus

    def __getitem__(self, nom: str) -> V:
        self.vus.add(nom)
        return super().__getitem__(nom)


@dataclass
class Lot:
    """Everything read so far, right or wrong; what the rules of ``regles`` look at.

    ``vus`` are the sets looked at since it was last emptied, ``versions`` what tells one reading of a set from another.
    ``malades`` are the sets that hold something wrong: what compares with them would find the same thing again.
    ``attendus`` are the files that are read: names, patterns, or folders of pages that end with a slash.
    """

    dossier: Path
    vus: set[str] = field(default_factory=set)
    versions: dict[str, object] = field(default_factory=dict)
    malades: set[str] = field(default_factory=set)
    attendus: tuple[str, ...] = ()
    problemes: list[Probleme] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.paires: _Suivi[list[Paire]] = _Suivi(self.vus)
        self.connus: _Suivi[set[Any]] = _Suivi(self.vus)
        self._chaines: dict[str, tuple[Any, Enregistrement]] = {}

    @property
    def racine(self) -> Path:
        """The folder of the project: who looks at it may look at any file."""
        self.vus.add(FICHIERS)
        return self.dossier

    @property
    def chaines(self) -> dict[str, tuple[Any, Enregistrement]]:
        """The strings of the interface, by domain and key."""
        self.vus.add(INTERFACE)
        return self._chaines

    def dire(self, jeu: str, problemes: Iterable[Probleme]) -> None:
        """Tell what is wrong in the set ``jeu``, which is not sound if anything is."""
        trouves = list(problemes)
        self.problemes.extend(trouves)
        if trouves:
            self.malades.add(jeu)

    def fiches(self, jeu: str) -> list[Any]:
        return [fiche for fiche, _ in self.paires[jeu]] if jeu in self.paires else []

    def par_cle(self, jeu: str, cle: str = "id") -> dict[Any, Any]:
        return {getattr(fiche, cle): fiche for fiche in self.fiches(jeu)}
