"""Rows of a CSV file, one a line, told apart from what a spreadsheet would compute or a quote would swallow."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from guichet.socle.caracteres import DROITS, GUILLEMETS_COURBES
from guichet.socle.problemes import DonneesInvalides, Probleme

CELLULE_MAXIMALE = 5_000
# What a spreadsheet would take for a formula. A sign before a number or a telephone, well written or not, is not one.
_FORMULE = re.compile(r"[=@\t\r]|\+(?!\d[\d .()]*$)|-(?!\d+(\.\d+)?$)")
_NEUTRE = "'"
# Without it, Excel garbles the accents of a UTF-8 file.
MARQUE = "\ufeff"


def rangees(nom: str, texte: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of ``texte``, the content of the file ``nom``, with its line; empty lines are left out.

    Raises DonneesInvalides where a quote is left open; at the end, with every cell that is enormous, holds a formula or
    the quotes of a word processor, and every row of commas only.
    """
    lignes = texte.split("\n")
    if lignes[-1] == "":
        lignes.pop()
    lecteur = csv.reader(lignes, strict=True)
    derniere = 0
    problemes: list[Probleme] = []
    try:
        for rangee in lecteur:
            if lecteur.line_num != derniere + 1:
                raise DonneesInvalides([*problemes, _guillemet(nom, derniere + 1)])
            derniere = lecteur.line_num
            if refus := _refus(nom, derniere, rangee):
                problemes.append(refus)
                if derniere == 1:
                    # Nothing tells what the columns are.
                    break
            elif any(rangee):
                yield derniere, rangee
            elif rangee:
                constat = "cette ligne n'a que des virgules"
                problemes.append(Probleme(nom, derniere, "", "", constat, "retirez-la"))
    except csv.Error as erreur:
        raise DonneesInvalides([*problemes, _guillemet(nom, derniere + 1)]) from erreur
    if problemes:
        raise DonneesInvalides(problemes)


def en_csv(rangees: Iterable[Sequence[str]], *, separateur: str = ",", fin: str = "\r\n") -> str:
    """Return ``rangees`` as the text of a CSV file: as RFC 4180 has it, unless told otherwise."""
    sortie = io.StringIO(newline="")
    csv.writer(sortie, delimiter=separateur, lineterminator=fin).writerows(rangees)
    return sortie.getvalue()


def tableau(rangees: Iterable[Sequence[str]], *, separateur: str = ",") -> str:
    """Return ``rangees`` as a file that a person may open in a spreadsheet; Excel in France splits at ``;`` alone."""
    return MARQUE + en_csv(([pour_tableur(cellule) for cellule in rangee] for rangee in rangees), separateur=separateur)


def est_une_formule(cellule: str) -> bool:
    """Whether a spreadsheet that opens ``cellule`` would compute it."""
    return _FORMULE.match(cellule) is not None


def pour_tableur(cellule: str) -> str:
    """Return ``cellule`` as a person may open it in a spreadsheet: what would be computed starts with an apostrophe."""
    return f"{_NEUTRE}{cellule}" if est_une_formule(cellule) else cellule


def sans_neutre(cellule: str) -> str:
    """Return ``cellule`` as it was before `pour_tableur`."""
    return cellule[1:] if cellule[:1] == _NEUTRE and est_une_formule(cellule[1:]) else cellule


def _refus(nom: str, ligne: int, rangee: list[str]) -> Probleme | None:
    """Return what is wrong with the first cell of ``rangee`` that may not be read; None if all may."""
    for cellule in rangee:
        if est_une_formule(cellule):
            constat = "un tableur prendrait cette cellule pour une formule"
            remede = "retirez le signe qui la commence (=, +, -, @)"
            return Probleme(nom, ligne, "", cellule[:80], constat, remede)
        if len(cellule) > CELLULE_MAXIMALE:
            constat = f"une cellule a {len(cellule)} caractères"
            return Probleme(nom, ligne, "", cellule[:60] + "…", constat, "rétablissez cette ligne")
        # A comma inside cuts the cell in two.
        if cellule.startswith("“") or (cellule.endswith("”") and "“" not in cellule):
            return Probleme(nom, ligne, "", cellule[:80], GUILLEMETS_COURBES, DROITS)
    return None


def _guillemet(nom: str, ligne: int) -> Probleme:
    constat = "un guillemet droit ouvert n'est pas fermé, ou en manque un"
    remede = 'fermez-le sur la même ligne ; dans un texte entre guillemets droits, « " » se double'
    return Probleme(nom, ligne, "", "", constat, remede)
