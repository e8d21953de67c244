"""From a workbook (Excel, LibreOffice) to the cells of its only sheet, each as a person would type it."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

# An Excel or LibreOffice workbook is a ZIP archive.
DEBUT = b"PK\x03\x04"
# What the archive may hold once unfolded, in bytes: a list of desks unfolds to some hundred thousand.
DEPLIE_MAXIMAL = 60_000_000


class ClasseurRefuse(ValueError):
    """A workbook cannot be read as a table; carries what is wrong and how to mend it."""

    def __init__(self, constat: str, remede: str) -> None:
        super().__init__(constat)
        self.constat, self.remede = constat, remede


def lignes(octets: bytes) -> list[list[str]]:
    """Return the lines of the only sheet of a workbook that holds something, from its first. Raises ClasseurRefuse."""
    _verifier_la_taille(octets)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(octets)) as classeur:
            feuilles = [
                (nom, classeur.get_sheet_by_name(nom).to_python(skip_empty_area=False)) for nom in classeur.sheet_names
            ]
    except (CalamineError, ValueError, OSError) as erreur:
        remede = "enregistrez-le en .xlsx ou .ods, sans mot de passe, ou en « CSV UTF-8 »"
        raise ClasseurRefuse("ce classeur ne s'ouvre pas", remede) from erreur
    remplies = [(nom, lues) for nom, lues in feuilles if any(map(any, lues))]
    if len(remplies) > 1:
        constat = f"ce classeur a plusieurs feuilles remplies : {', '.join(nom for nom, _ in remplies)}"
        raise ClasseurRefuse(constat, "n'en gardez qu'une, ou faites un fichier de chacune")
    return [[_cellule(valeur) for valeur in ligne] for _, lues in remplies for ligne in lues]


def _verifier_la_taille(octets: bytes) -> None:
    try:
        deplie = sum(_tailles(octets))
    except zipfile.BadZipFile as erreur:
        raise ClasseurRefuse(
            "ce classeur est abîmé", "rouvrez-le dans le tableur et enregistrez-le de nouveau"
        ) from erreur
    if deplie > DEPLIE_MAXIMAL:
        raise ClasseurRefuse(
            "ce fichier est trop gros pour un tableau", "vérifiez que c'est le bon, ou coupez-le en deux"
        )


def _tailles(octets: bytes) -> Iterator[int]:
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        for element in archive.infolist():
            yield element.file_size


def _cellule(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, float):
        # 62300.0 is a postcode: spreadsheets hold every number so.
        return str(int(valeur)) if valeur.is_integer() else repr(valeur)
    if isinstance(valeur, datetime.datetime) and valeur.time() == datetime.time():
        return valeur.date().isoformat()
    return str(valeur)
