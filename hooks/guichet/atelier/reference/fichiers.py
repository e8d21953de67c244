"""The files that editors fill in, each with the kinds of record it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.jeux import Jeu, Seule
from guichet.sujets import SCHEMA

_PAGES = "docs/fr/"
# What reading adds to a page, and nobody writes.
_AJOUTES = {"fichier", "prose"}
# The name of a file of the watch is its identifier.
_NOM_DU_FICHIER = {"data/veille/*.yml": {"id"}}


@dataclass(frozen=True)
class GenreDeFiche:
    """A kind of record: the list of the file it is in, if the file has several; its model; the fields one writes."""

    modele: type[Fiche]
    champs: tuple[str, ...]
    section: str | None
    jeu: Jeu[Any]

    def valeurs(self, racine: Path) -> Iterator[dict[str, Any]]:
        """Yield the records of the project at ``racine``, as they are written."""
        yield from (enregistrement.valeurs for enregistrement in self.jeu.lire(racine))


@dataclass(frozen=True)
class Fichier:
    """A file, a pattern or a folder of files of the same shape."""

    chemin: str
    genres: tuple[GenreDeFiche, ...]

    @property
    def nom(self) -> str:
        """The name of its page and of its schema."""
        if self.chemin == _PAGES:
            return "pages"
        chemin = PurePosixPath(self.chemin)
        return (chemin.parent if "*" in chemin.name else chemin).stem

    @property
    def en_csv(self) -> bool:
        return self.chemin.endswith(".csv")

    @property
    def en_yaml(self) -> bool:
        return self.chemin.endswith(".yml")

    @property
    def forme(self) -> str:
        """How records are laid in it: ``sections``, ``fiche`` (one record a file) or ``liste``."""
        if self.genres[0].section:
            return "sections"
        return "fiche" if isinstance(self.genres[0].jeu, Seule) or self.chemin.endswith(("*.yml", "/")) else "liste"


def fichiers() -> list[Fichier]:
    """Return every file that the models describe, in the order of their names. Translations are filled like pages."""
    par_chemin: dict[str, list[GenreDeFiche]] = {}
    for jeu in SCHEMA.jeux:
        if jeu.fichier == _PAGES or not jeu.fichier.startswith("docs/"):
            par_chemin.setdefault(jeu.fichier, []).append(_genre(jeu))
    return [Fichier(chemin, tuple(genres)) for chemin, genres in sorted(par_chemin.items())]


def _genre(jeu: Jeu[Any]) -> GenreDeFiche:
    absents = _NOM_DU_FICHIER.get(jeu.fichier, set()) | (_AJOUTES if jeu.fichier.endswith("/") else set())
    noms = jeu.colonnes or tuple(jeu.modele.model_fields)
    return GenreDeFiche(jeu.modele, tuple(nom for nom in noms if nom not in absents), jeu.section, jeu)
