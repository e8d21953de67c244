"""What has been read from ``data/``, right or wrong, before anyone may rely on it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from guichet.socle.champs import Fiche
from guichet.socle.jeux import F, Jeu
from guichet.socle.lecture import Enregistrement
from guichet.socle.problemes import Probleme

Paire = tuple[F, Enregistrement]
# The words of what a shortcode names, given all that was read; None where it names nothing.
Libelle = Callable[["Lot", str], str | None]
V = TypeVar("V")

# Names under which `Lot.vus` notes what is not a set of records.
FICHIERS, INTERFACE, JOUR = "*", "interface", "jour"


class Illisible(set[Any]):
    """The identifiers of a file that could not be read: any may be there. One defect, one message."""

    def __contains__(self, _: object) -> bool:
        return True


class _Suivi(dict[Jeu[Any], V]):
    """A dictionary that notes in ``vus`` which of its keys are looked at."""

    def __init__(self, vus: set[Hashable]) -> None:
        super().__init__()
        self.vus = vus

    def __getitem__(self, jeu: Jeu[Any]) -> V:
        self.vus.add(jeu)
        return super().__getitem__(jeu)


@dataclass
class Lot:
    """Everything read so far, right or wrong; what the rules look at.

    ``paires`` are the sound records of each set, ``connus`` its identifiers, those of wrong records included;
    ``raccourcis`` the kinds of shortcode; ``attendus`` the files that are read: names, patterns, or folders of pages
    that end with a slash; ``phrases`` the strings of the interface that a value of a record asks for. ``vus`` are the sets looked at since it was last emptied, ``versions`` what tells one reading
    of a set from another, ``malades`` the sets that hold something wrong: what compares with them would find it again.
    """

    dossier: Path
    raccourcis: Mapping[str, Libelle] = field(default_factory=dict)
    attendus: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    vus: set[Hashable] = field(default_factory=set)
    versions: dict[Hashable, object] = field(default_factory=dict)
    malades: set[Hashable] = field(default_factory=set)
    problemes: list[Probleme] = field(default_factory=list)
    _par_cle: dict[Jeu[Any], dict[Any, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.paires: _Suivi[list[Paire[Any]]] = _Suivi(self.vus)
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

    def dire(self, jeu: Hashable, problemes: Iterable[Probleme]) -> None:
        """Tell what is wrong in the set ``jeu``, which is not sound if anything is."""
        trouves = list(problemes)
        self.problemes.extend(trouves)
        if trouves:
            self.malades.add(jeu)

    def __getitem__(self, jeu: Jeu[F]) -> list[Paire[F]]:
        return self.paires[jeu]

    def fiches(self, jeu: Jeu[F]) -> list[F]:
        return [fiche for fiche, _ in self.paires[jeu]] if jeu in self.paires else []

    def par_cle(self, jeu: Jeu[F]) -> dict[Any, F]:
        """Return the sound records of ``jeu`` by their key. Call it once the set has been read."""
        self.vus.add(jeu)
        if jeu not in self._par_cle:
            self._par_cle[jeu] = {getattr(fiche, jeu.cle or "id"): fiche for fiche in self.fiches(jeu)}
        return self._par_cle[jeu]

    def toutes(self, *jeux: Jeu[F]) -> Iterator[Paire[F]]:
        """Yield the records of ``jeux``, each with where it is written."""
        for jeu in jeux:
            yield from self.paires[jeu]

    def diverses(self, *jeux: Jeu[Any]) -> Iterator[Paire[Any]]:
        """Yield the same where ``jeux`` differ, for those who look only at what their records have in common."""
        return self.toutes(*jeux)

    def tout(self) -> Iterator[Paire[Fiche]]:
        """Yield every record of every set."""
        return self.toutes(*self.paires)
