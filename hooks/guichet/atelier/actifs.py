"""Scripts, style sheets and images, published in a folder named by what it holds: a browser may keep them for ever.

A page names the very files that it was written for. One byte changed in one of them names the folder anew, and with it
all that the pages ask for: scripts that import one another always come from the same publication.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guichet.atelier import scripts
from guichet.atelier.scripts import DOSSIER
from guichet.socle.empreintes import empreinte


@dataclass(frozen=True)
class Actifs:
    """The files of ``assets/``, by the path under which templates name them."""

    fichiers: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def lire(cls, gabarits: Path) -> "Actifs":
        """Return those of the folder of templates ``gabarits``."""
        return cls(dict(scripts.fichiers(gabarits)))

    @cached_property
    def version(self) -> str:
        return empreinte(self.fichiers)

    @property
    def dossier(self) -> str:
        """The folder under the site where they are published."""
        return f"{DOSSIER}{self.version}/"

    def publie(self, vers: str) -> str:
        """Return the path under the site of what templates name ``vers``, which may be anything else too."""
        return self._dans_la_version(vers) if vers in self.fichiers else vers

    def _dans_la_version(self, nom: str) -> str:
        return self.dossier + nom.removeprefix(DOSSIER)

    def publies(self) -> dict[str, bytes]:
        """Return the files by their path under the site."""
        return {self._dans_la_version(nom): contenu for nom, contenu in self.fichiers.items()}
