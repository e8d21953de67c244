"""Rows of a CSV file, one a line, told apart from what a spreadsheet would compute or a quote would swallow."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from guichet.socle.problemes import DonneesInvalides, Probleme

CELLULE_MAXIMALE = 5_000
# What a spreadsheet would take for a formula. A sign before a number or a telephone, well written or not, is not one.
_FORMULE = re.compile(r"[=@\t\r]|\+(?!\d[\d .()]*$)|-(?!\d+(\.\d+)?$)")
_NEUTRE = "'"


def rangees(nom: str, texte: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of ``texte``, the content of the file ``nom``, with its line; empty lines are left out.

    Raises DonneesInvalides where a quote is left open, a cell is enormous, or holds a formula.
    """
    lignes = texte.split("\n")
    if lignes[-1] == "":
        lignes.pop()
    lecteur = csv.reader(lignes, strict=True)
    derniere = 0
    try:
        for rangee in lecteur:
            if lecteur.line_num != derniere + 1:
                raise _guillemet(nom, derniere + 1)
            derniere = lecteur.line_num
            _refuser(nom, derniere, rangee)
            if any(rangee):
                yield derniere, rangee
            elif rangee:
                constat = "cette ligne n'a que des virgules"
                raise DonneesInvalides([Probleme(nom, derniere, "", "", constat, "retirez-la")])
    except csv.Error as erreur:
        raise _guillemet(nom, derniere + 1) from erreur


def en_csv(rangees: Iterable[Sequence[str]], *, separateur: str = ",", fin: str = "\r\n") -> str:
    """Return ``rangees`` as the text of a CSV file: as RFC 4180 has it, unless told otherwise."""
    sortie = io.StringIO(newline="")
    csv.writer(sortie, delimiter=separateur, lineterminator=fin).writerows(rangees)
    return sortie.getvalue()


def est_une_formule(cellule: str) -> bool:
    """Whether a spreadsheet that opens ``cellule`` would compute it."""
    return _FORMULE.match(cellule) is not None


def pour_tableur(cellule: str) -> str:
    """Return ``cellule`` as a person may open it in a spreadsheet: what would be computed starts with an apostrophe."""
    return f"{_NEUTRE}{cellule}" if est_une_formule(cellule) else cellule


def sans_neutre(cellule: str) -> str:
    """Return ``cellule`` as it was before `pour_tableur`."""
    return cellule[1:] if cellule[:1] == _NEUTRE and est_une_formule(cellule[1:]) else cellule


def _refuser(nom: str, ligne: int, rangee: list[str]) -> None:
    for cellule in rangee:
        if est_une_formule(cellule):
            constat = "un tableur prendrait cette cellule pour une formule"
            remede = "retirez le signe qui la commence (=, +, -, @)"
            raise DonneesInvalides([Probleme(nom, ligne, "", cellule[:80], constat, remede)])
        if len(cellule) > CELLULE_MAXIMALE:
            constat = f"une cellule a {len(cellule)} caractères"
            raise DonneesInvalides([Probleme(nom, ligne, "", cellule[:60] + "…", constat, "rétablissez cette ligne")])


def _guillemet(nom: str, ligne: int) -> DonneesInvalides:
    constat = "un guillemet droit ouvert n'est pas fermé, ou en manque un"
    remede = 'fermez-le sur la même ligne ; dans un texte entre guillemets droits, « " » se double'
    return DonneesInvalides([Probleme(nom, ligne, "", "", constat, remede)])
