"""What has been read from ``data/``, right or wrong, before anyone may rely on it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.jeux import F, Jeu
from guichet.socle.lecture import Enregistrement
from guichet.socle.problemes import Probleme

Paire = tuple[F, Enregistrement]
# The words of what a shortcode names, given all that was read; None where it names nothing.
Libelle = Callable[["Lot", str], str | None]


class Illisible(set[Any]):
    """The identifiers of a file that could not be read: any may be there. One defect, one message."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass
class Lot:
    """Everything read so far, right or wrong; what the rules look at.

    ``connus`` are the identifiers of each set, those of wrong records included; ``raccourcis`` the kinds of shortcode.
    """

    racine: Path
    raccourcis: Mapping[str, Libelle] = field(default_factory=dict)
    paires: dict[Jeu[Any], list[Paire[Any]]] = field(default_factory=dict)
    connus: dict[Jeu[Any], set[Any]] = field(default_factory=dict)
    chaines: dict[str, tuple[Any, Enregistrement]] = field(default_factory=dict)
    problemes: list[Probleme] = field(default_factory=list)
    _par_cle: dict[Jeu[Any], dict[Any, Any]] = field(default_factory=dict)

    def __getitem__(self, jeu: Jeu[F]) -> list[Paire[F]]:
        return self.paires[jeu]

    def fiches(self, jeu: Jeu[F]) -> list[F]:
        return [fiche for fiche, _ in self.paires.get(jeu, [])]

    def par_cle(self, jeu: Jeu[F]) -> dict[Any, F]:
        """Return the sound records of ``jeu`` by their key. Call it once the set has been read."""
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
