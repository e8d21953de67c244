"""How far the filled cells of a workbook go, and which are made one, read in its archive before anything unfolds them.

A spreadsheet keeps a list and one stray cell of its last line in a few kilobytes; whoever reads it makes of them billions of
cells.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

# A list of desks has some thousand lines and twenty columns.
CELLULES_AU_PLUS = 2_000_000

_FEUILLE_EXCEL = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_FEUILLES_LIBRES = "content.xml"
_CASE_EXCEL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass
class Etendue:
    """What is filled in a sheet: its last line and its last column, from 1; the first of the cells made of several."""

    ligne: int = 0
    colonne: int = 0
    fusion: str = ""

    @property
    def trop_loin(self) -> bool:
        return self.ligne * self.colonne > CELLULES_AU_PLUS

    @property
    def coin(self) -> str:
        return _nom(self.ligne, self.colonne)


def _nom(ligne: int, colonne: int) -> str:
    """Return the name of a cell, as a spreadsheet writes it: « XFD1048576 »."""
    lettres = ""
    while colonne:
        colonne, rang = divmod(colonne - 1, 26)
        lettres = chr(65 + rang) + lettres
    return f"{lettres}{ligne}"


def etendues(archive: zipfile.ZipFile) -> Iterator[Etendue]:
    """Yield that of each sheet of the workbook ``archive``, those of LibreOffice as one.

    Raises expat.ExpatError where one is not well formed, or declares entities: no spreadsheet does.
    """
    for element in archive.infolist():
        libre = element.filename == _FEUILLES_LIBRES
        if libre or _FEUILLE_EXCEL.fullmatch(element.filename):
            with archive.open(element) as flux:
                yield _etendue(flux, _Libre() if libre else _Excel())


@dataclass
class _Arpenteur:
    """Follows the elements of a sheet, and keeps how far those that hold something are."""

    vue: Etendue = field(default_factory=Etendue)

    def ouvrir(self, nom: str, attributs: Mapping[str, str]) -> None:
        """Take note of the element ``nom`` that begins."""
        raise NotImplementedError

    def _rempli(self, ligne: int, colonne: int) -> None:
        self.vue.ligne, self.vue.colonne = max(self.vue.ligne, ligne), max(self.vue.colonne, colonne)


@dataclass
class _Excel(_Arpenteur):
    """A cell says where it is; one that holds something has a value, a text or a formula in it."""

    ici: tuple[int, int] = (0, 0)

    def ouvrir(self, nom: str, attributs: Mapping[str, str]) -> None:
        if nom == "c" and (case := _CASE_EXCEL.fullmatch(attributs.get("r", ""))):
            self.ici = int(case[2]), _rang(case[1])
        elif nom in ("v", "is", "f"):
            self._rempli(*self.ici)
        elif nom == "mergeCell":
            self.vue.fusion = self.vue.fusion or attributs.get("ref", "?")


@dataclass
class _Libre(_Arpenteur):
    """Rows and cells follow one another, and say how many times each is there; one that holds something has a text or a value."""

    rang: int = 0
    case: int = 0

    def ouvrir(self, nom: str, attributs: Mapping[str, str]) -> None:
        if nom == "table":
            self.rang = 0
        elif nom == "table-row":
            self.rang, self.case = self.rang + _fois(attributs, "table:number-rows-repeated"), 0
        elif nom in ("table-cell", "covered-table-cell"):
            self.case += _fois(attributs, "table:number-columns-repeated")
            if "office:value-type" in attributs:
                self._rempli(self.rang, self.case)
            if any(_fois(attributs, f"table:number-{sens}-spanned") > 1 for sens in ("rows", "columns")):
                self.vue.fusion = self.vue.fusion or _nom(self.rang, self.case)
        elif nom == "p":
            self._rempli(self.rang, self.case)


def _etendue(flux: IO[bytes], arpenteur: _Arpenteur) -> Etendue:
    lecteur = expat.ParserCreate()
    # The prefix of Excel is anyone's; those of LibreOffice are its own.
    lecteur.StartElementHandler = lambda nom, attributs: arpenteur.ouvrir(nom.rpartition(":")[2], attributs)
    lecteur.EntityDeclHandler = _refuser
    lecteur.ParseFile(flux)
    return arpenteur.vue


def _refuser(*_: object) -> None:
    raise expat.ExpatError("une entité est déclarée")


def _rang(lettres: str) -> int:
    rang = 0
    for lettre in lettres:
        rang = rang * 26 + ord(lettre) - 64
    return rang


def _fois(attributs: Mapping[str, str], nom: str) -> int:
    ecrit = attributs.get(nom, "1")
    # As many digits as no sheet has lines.
    return int(ecrit[:9]) if ecrit.isascii() and ecrit.isdecimal() else 1
