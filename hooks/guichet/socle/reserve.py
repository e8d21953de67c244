"""What was computed is kept for the next time, in a folder that an environment variable names: nothing is where it names none."""

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from guichet.socle.empreintes import condense
from guichet.socle.programme import programme

RESERVE = "GUICHET_RESERVE"


@dataclass(frozen=True)
class Tiroir:
    """A folder of values by name, each kept with the digest of the program that computed it, and of what it asked (``avec``)."""

    dossier: Path
    avec: bytes = b""

    def prendre(self, nom: str) -> Any:
        """Return what is kept as ``nom``; None where nothing is, or where it was computed otherwise."""
        try:
            qui, valeur = pickle.loads(self._fichier(nom).read_bytes())  # noqa: S301  # written by this program, in its own folder
        except Exception:  # noqa: BLE001  # absent, cut short, of another version: it is computed again
            return None
        return valeur if qui == (programme(), self.avec) else None

    def poser(self, nom: str, valeur: Any) -> None:
        """Keep ``valeur`` as ``nom``, whole or not at all."""
        self.dossier.mkdir(parents=True, exist_ok=True)
        provisoire = self.dossier / f"{nom}.{os.getpid()}"
        provisoire.write_bytes(pickle.dumps(((programme(), self.avec), valeur), pickle.HIGHEST_PROTOCOL))
        provisoire.replace(self._fichier(nom))

    def _fichier(self, nom: str) -> Path:
        return self.dossier / f"{nom}.garde"


def deja_fait(genre: str, de_quoi: tuple[bytes, ...], faire: Callable[[], bytes]) -> bytes:
    """Return what ``faire`` makes of ``de_quoi`` alone, or made of it once: a slow tool, always the same."""
    reserve = os.environ.get(RESERVE)
    if not reserve:
        return faire()
    tiroir, nom = Tiroir(Path(reserve) / genre), condense(*de_quoi).hex()
    fait: bytes | None = tiroir.prendre(nom)
    if fait is None:
        fait = faire()
        tiroir.poser(nom, fait)
    return fait
