"""From a workbook (Excel, LibreOffice) to the cells of its only sheet, each as a person would type it."""

import datetime
import io
import zipfile
import zlib
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetMetadata, SheetVisibleEnum

from guichet.tableaux.etendue import etendues

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
    _verifier_l_archive(octets)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(octets)) as classeur:
            feuilles = [_feuille(classeur, sorte) for sorte in classeur.sheets_metadata]
    except (CalamineError, ValueError, OSError) as erreur:
        remede = "enregistrez-le en .xlsx ou .ods, sans mot de passe, ou en « CSV UTF-8 »"
        raise ClasseurRefuse("ce classeur ne s'ouvre pas", remede) from erreur
    remplies = [(nom, lues) for nom, lues in feuilles if any(map(any, lues))]
    if len(remplies) > 1:
        constat = f"ce classeur a plusieurs feuilles remplies : {', '.join(nom for nom, _ in remplies)}"
        raise ClasseurRefuse(constat, "n'en gardez qu'une, ou faites un fichier de chacune")
    return [[_cellule(valeur) for valeur in ligne] for _, lues in remplies for ligne in lues]


def _feuille(classeur: CalamineWorkbook, sorte: SheetMetadata) -> tuple[str, list[list[Any]]]:
    """Return the name of a sheet, as a person may find it, and its lines."""
    nom = sorte.name if sorte.visible is SheetVisibleEnum.Visible else f"{sorte.name} (masquée)"
    return nom, classeur.get_sheet_by_name(sorte.name).to_python(skip_empty_area=False)


def _verifier_l_archive(octets: bytes) -> None:
    """Raise ClasseurRefuse where ``octets`` would unfold to more than a table, or to more cells than anyone fills."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            if sum(element.file_size for element in archive.infolist()) > DEPLIE_MAXIMAL:
                raise ClasseurRefuse(
                    "ce fichier est trop gros pour un tableau", "vérifiez que c'est le bon, ou coupez-le en deux"
                )
            vues = list(etendues(archive))
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, RuntimeError) as erreur:
        raise ClasseurRefuse(
            "ce classeur est abîmé", "rouvrez-le dans le tableur et enregistrez-le de nouveau"
        ) from erreur
    if loin := next((vue for vue in vues if vue.trop_loin), None):
        constat = f"ce classeur est rempli jusqu'à la cellule {loin.coin}, bien plus loin qu'un tableau"
        raise ClasseurRefuse(constat, "allez-y (Ctrl + Fin), effacez les lignes et les colonnes de trop, enregistrez")
    if fusion := next((vue.fusion for vue in vues if vue.fusion), ""):
        constat = f"des cellules sont fusionnées ({fusion}) : une seule ligne en aurait la valeur"
        raise ClasseurRefuse(constat, "défusionnez-les, puis remplissez chaque ligne")


def _cellule(valeur: Any) -> str:
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, float):
        # 62300.0 is a postcode: spreadsheets hold every number so.
        return str(int(valeur)) if valeur.is_integer() else repr(valeur)
    if isinstance(valeur, datetime.datetime) and valeur.time() == datetime.time():
        return valeur.date().isoformat()
    return str(valeur)
