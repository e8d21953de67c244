"""Sets of records: which file, which model, how one is read, what identifies it.

Each set is declared once, by the subject that owns it; the declaration is the handle by which everyone asks for its
records: ``donnees[COMMUNES]["62498"]``, ``lot[COMMUNES]``. Its ``nom`` is how templates call it: ``donnees.communes``.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from guichet.socle.champs import Fiche
from guichet.socle.lecture import (
    Enregistrement,
    lire_csv,
    lire_entetes,
    lire_yaml,
    lire_yaml_dictionnaire,
    lire_yaml_fiches,
    lire_yaml_section,
)

F = TypeVar("F", bound=Fiche)
Empreinte = tuple[tuple[str, int, int], ...]
Adaptateur = Callable[[dict[str, Any]], dict[str, Any]]


class Lues(Protocol):
    """The records of the sets that have been read already, each with where it is written."""

    @property
    def connus(self) -> "Mapping[Jeu[Any], Container[Any]]": ...

    def __getitem__(self, jeu: "Jeu[F]") -> "list[tuple[F, Enregistrement]]": ...

    def fiches(self, jeu: "Jeu[F]") -> list[F]: ...


def empreinte(fichiers: Iterable[Path]) -> Empreinte:
    """Return what tells whether files have changed: their true paths, dates and sizes; nothing of one that is not there."""
    etats = ((fichier.resolve(), fichier.stat()) for fichier in fichiers if fichier.exists())
    return tuple((str(chemin), etat.st_mtime_ns, etat.st_size) for chemin, etat in etats)


# In `communs`: what many say of themselves, in the words of one form.
TOUT = ("*",)


@dataclass(frozen=True, eq=False)
class Jeu(Generic[F]):
    """One file of records. ``cle`` is the field that identifies one; ``section`` the key of the file under which the list is;
    ``colonnes`` those of a CSV where they are not the fields of the model.

    ``uniques`` are the fields in which no two records say the same, ``communs`` those in which several may say the same
    sentence; ``au_moins`` is how many there have been for long: with fewer, half of the file was lost.
    ``adapter`` completes the values of a record, before they are judged, from the sets ``apres``, read before.
    """

    nom: str
    fichier: str
    modele: type[F]
    cle: str | None = "id"
    section: str | None = None
    adapter: Callable[[Lues], Adaptateur] | None = None
    apres: "tuple[Jeu[Any], ...]" = ()
    colonnes: tuple[str, ...] = ()
    noms: tuple[str, ...] = ()
    uniques: tuple[str, ...] = ()
    communs: tuple[str, ...] = ()
    au_moins: int = 1

    def nom_de(self, fiche: F) -> str:
        """Return how ``fiche`` is called in a report: by the fields ``noms``, else by its key."""
        return " ".join(str(getattr(fiche, champ)) for champ in self.noms or (self.cle or "id",))

    def fichier_de(self, fiche: F) -> str:
        """Return the file of ``fiche``, where each has its own."""
        return self.fichier.replace("*", str(getattr(fiche, "id", "")))

    def fichiers(self, racine: Path) -> list[Path]:
        """Return the files of the set that are there."""
        if self.fichier.endswith("/"):
            return sorted((racine / self.fichier).rglob("*.md"))
        return sorted(racine.glob(self.fichier))

    def empreinte(self, racine: Path) -> Empreinte:
        """Return what tells whether the files of the set have changed: their true paths, dates and sizes."""
        return empreinte(self.fichiers(racine))

    def lire(self, racine: Path) -> list[Enregistrement]:
        """Return the raw records. Raises DonneesInvalides if the file cannot be read."""
        if self.fichier.endswith("/"):
            return list(lire_entetes(racine, self.fichier))
        if "*" in self.fichier:
            return list(lire_yaml_fiches(racine, self.fichier))
        if self.fichier.endswith(".csv"):
            return list(lire_csv(racine, self.fichier, list(self.colonnes or self.modele.model_fields)))
        if self.section is None:
            return lire_yaml(racine, self.fichier)
        return lire_yaml_section(racine, self.fichier, self.section)


class Repertoire(Jeu[F]):
    """Records that are looked up by their key."""


class Suite(Jeu[F]):
    """Records that are read in the order of their file."""


@dataclass(frozen=True, eq=False)
class Seule(Jeu[F]):
    """The only record of its file."""

    cle: str | None = None

    def lire(self, racine: Path) -> list[Enregistrement]:
        """Return the file as one record. Raises DonneesInvalides if it cannot be read."""
        return [lire_yaml_dictionnaire(racine, self.fichier)]
