"""The tables one can import: their headings, in the words of those who fill them, and the fields they give.

A subject declares its own in ``tableau.py``; ``guichet exporter <genre> --vide`` then writes its template.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.jeux import Jeu
from guichet.socle.texte import normaliser
from guichet.tableaux import valeurs
from guichet.tableaux.valeurs import Forme, choix

ACTION = "Action"


@dataclass(frozen=True)
class Colonne:
    """A column: the field it fills, its heading, what its cells hold, a made-up example, other headings understood."""

    champ: str
    titre: str
    forme: Forme
    exemple: str = ""
    autres: tuple[str, ...] = ()


# From the values of a line and the records of today to the same values, with the identifier of the record they mean.
Identifier = Callable[[dict[str, Any], Sequence[Fiche]], dict[str, Any]]


def _telle_quelle(valeurs: dict[str, Any], _: Sequence[Fiche]) -> dict[str, Any]:
    return valeurs


@dataclass(frozen=True)
class Genre:
    """A kind of table. ``cle`` are the fields that tell a record from another; ``hors`` those that have no column.

    ``identifier`` finds the record that a line means where it does not name it by its key.
    """

    nom: str
    titre: str
    jeu: Jeu[Any]
    cle: tuple[str, ...]
    colonnes: tuple[Colonne, ...]
    hors: frozenset[str] = field(default=frozenset())
    identifier: Identifier = _telle_quelle

    @property
    def fichier(self) -> str:
        return self.jeu.fichier

    @property
    def modele(self) -> type[Fiche]:
        return self.jeu.modele

    @cached_property
    def par_champ(self) -> dict[str, Colonne]:
        return {colonne.champ: colonne for colonne in self.colonnes}

    @cached_property
    def par_titre(self) -> Mapping[str, Colonne]:
        """Columns by every heading understood, normalised: case, accents and punctuation do not count."""
        return {normaliser(titre): c for c in self.colonnes for titre in (c.titre, c.champ, *c.autres)}

    def titre_de(self, champ: str) -> str:
        """Return the heading of a field given by its path: « epci.0 » is under « EPCI servis »."""
        colonne = self.par_champ.get(champ.partition(".")[0])
        return colonne.titre if colonne else champ


STATUT = choix(
    {"officiel": "officiel", "transcrit": "transcrit", "calcule": "calculé", "a_confirmer": "à confirmer"},
)
SOURCE = (
    Colonne("source", "Source", valeurs.TEXTE, "page-exemple"),
    Colonne("lu_le", "Lu le", valeurs.DATE, "23/11/2026", ("Vérifié le", "Date de lecture")),
)
