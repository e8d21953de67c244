"""The CSV twin of a file of open data: the same items, flat, for a spreadsheet.

RFC 4180 (comma, CRLF) in UTF-8 with a byte order mark, without which Excel garbles the accents. A list is joined by ``|``.
What has parts becomes columns that bear the names of the way to them: ``quartiles_2024_q1``, ``instruments_cil_etat``.
A list of records that are not each the only one of its kind stays JSON, in its cell. What is not known is empty, as it is ``null`` in the JSON.
A text that a spreadsheet would compute starts with an apostrophe; in the JSON it is as it is.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from guichet.socle.csv_strict import pour_tableur, tableau

SEPARATEUR_DE_LISTE = "|"

Colonne = tuple[str, list[str]]


def en_csv(modele: type[BaseModel], items: Sequence[BaseModel]) -> str:
    """Return ``items``, all of ``modele``, as the text of a CSV file: headings, then one line per item."""
    colonnes = [
        colonne for champ in modele.model_fields for colonne in _colonnes(champ, [getattr(i, champ) for i in items])
    ]
    lignes = zip(*(valeurs for _, valeurs in colonnes), strict=True)
    return tableau([[nom for nom, _ in colonnes], *lignes])


def _colonnes(nom: str, valeurs: list[Any]) -> Iterator[Colonne]:
    """Yield the columns that hold the values of one field, one value per item."""
    presentes = [valeur for valeur in valeurs if valeur is not None]
    if _par_nature(presentes):
        yield from _colonnes(nom, [_par_cle(valeur) for valeur in valeurs])
    elif presentes and isinstance(presentes[0], dict | BaseModel):
        parties = [valeur if isinstance(valeur, dict) else _parties(valeur) for valeur in valeurs]
        for cle in _ordre(parties):
            yield from _colonnes(f"{nom}_{cle}", [partie.get(cle) for partie in parties])
    else:
        yield nom, [_cellule(valeur) for valeur in valeurs]


def _parties(valeur: BaseModel | None) -> dict[str, Any]:
    return {} if valeur is None else {champ: getattr(valeur, champ) for champ in type(valeur).model_fields}


def _par_nature(listes: list[Any]) -> bool:
    """Whether each is a list of records whose first field is a kind, of a closed list of kinds, met once."""
    fiches = [fiche for liste in listes if isinstance(liste, list) for fiche in liste]
    if not fiches or not all(isinstance(fiche, BaseModel) for fiche in fiches):
        return False
    natures = [[next(iter(_parties(fiche).values())) for fiche in liste] for liste in listes]
    return all(
        all(isinstance(nature, StrEnum) for nature in liste) and len(set(liste)) == len(liste) for liste in natures
    )


def _par_cle(fiches: Iterable[BaseModel] | None) -> dict[str, Any]:
    """Name each record of a list after its first field."""
    nommees: dict[str, Any] = {}
    for fiche in fiches or ():
        (_, nom), *reste = _parties(fiche).items()
        nommees[str(nom)] = dict(reste)
    return nommees


def _ordre(parties: list[dict[str, Any]]) -> list[str]:
    """Return every key: years in their order, others in the order in which they come."""
    cles = list(dict.fromkeys(cle for partie in parties for cle in partie))
    return sorted(cles) if all(cle.isdigit() for cle in cles) else cles


def _cellule(valeur: Any) -> str:
    match valeur:
        case None:
            return ""
        case bool():
            return "true" if valeur else "false"
        case StrEnum():
            return valeur.value
        case [BaseModel(), *_]:
            return json.dumps([fiche.model_dump(mode="json") for fiche in valeur], ensure_ascii=False)
        case list():
            return SEPARATEUR_DE_LISTE.join(map(_cellule, valeur))
        case _:
            return pour_tableur(str(valeur))
