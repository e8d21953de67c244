"""Write the files of ``data/``: sorted, readable, the same bytes for the same facts."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.csv_strict import en_csv


def ecrire_csv(chemin: Path, fiches: Iterable[Fiche], colonnes: Sequence[str]) -> int:
    """Write one line per record, sorted by its cells, and return how many there are."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    lignes = sorted([cellule(getattr(fiche, colonne)) for colonne in colonnes] for fiche in fiches)
    chemin.write_text(en_csv([colonnes, *lignes], fin="\n"), encoding="utf-8", newline="")
    return len(lignes)


def cellule(valeur: Any) -> str:
    """Return a value as a CSV cell: lists separated by spaces, oui or non, empty if unknown."""
    match valeur:
        case None:
            return ""
        case bool():
            return "oui" if valeur else "non"
        case list():
            return " ".join(map(cellule, valeur))
        case StrEnum():
            return valeur.value
        case float() if valeur.is_integer():
            return str(int(valeur))
        case _:
            return str(valeur)
