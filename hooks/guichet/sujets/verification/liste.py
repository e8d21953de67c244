"""The doubts of the site for whoever can settle them: as a text, as values, as a table."""

from collections.abc import Iterable, Iterator
from typing import Any

from guichet.socle.csv_strict import tableau
from guichet.sujets.verification.points import Doute

_QUI = {"juriste": "juriste", "client": "client (Union régionale ou territoire)"}
_COLONNES = ("genre", "titre", "regle", "lectures", "pourquoi", "depuis", "tranche", "page", "phrase")


def en_texte(doutes: Iterable[Doute]) -> str:
    """Return the list to be read: each doubt, what would settle it, then every page and sentence that rests on it."""
    paragraphes = ["\n".join(_lignes(doute)) for doute in doutes]
    return "\n\n".join([f"Points à trancher : {len(paragraphes)}", *paragraphes])


def en_json(doutes: Iterable[Doute]) -> list[dict[str, Any]]:
    """Return each doubt as plain values."""
    return [
        {
            "id": doute.ancre,
            "genre": doute.genre,
            "titre": doute.titre,
            "regle": doute.regle,
            "lectures": [{"titre": lecture.titre, "adresse": lecture.adresse} for lecture in doute.lectures],
            "pourquoi": doute.pourquoi,
            "depuis": doute.depuis.isoformat(),
            "tranche": doute.tranche,
            "emplois": [{"page": f"/{emploi.page}", "phrase": emploi.phrase} for emploi in doute.emplois],
        }
        for doute in doutes
    ]


def en_csv(doutes: Iterable[Doute]) -> str:
    """Return a table for a spreadsheet: one line a page and sentence."""
    return tableau([_COLONNES, *_rangees(doutes)], separateur=";")


def _rangees(doutes: Iterable[Doute]) -> Iterator[list[str]]:
    for doute in en_json(doutes):
        lectures = " | ".join(" ".join(filter(None, lecture.values())) for lecture in doute["lectures"])
        for emploi in doute["emplois"]:
            cellules = doute | {"lectures": lectures} | emploi
            yield [cellules[colonne] for colonne in _COLONNES]


def _lignes(doute: Doute) -> Iterable[str]:
    yield f"{doute.titre}  [{doute.ancre}]"
    yield f"  Le site dit : {doute.regle}"
    for lecture in doute.lectures:
        yield f"  À lire : {' · '.join(filter(None, (lecture.titre, lecture.adresse)))}"
    yield f"  Pourquoi : {doute.pourquoi} (depuis le {doute.depuis})"
    yield f"  Qui tranche : {_QUI[doute.tranche]}"
    for emploi in doute.emplois:
        yield f"  - /{emploi.page} : {emploi.phrase}"
