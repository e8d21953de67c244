"""Small workbooks, as Excel and LibreOffice write them: each sheet is a list of lines of cells."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Feuille = Sequence[Sequence[object]]
_JOUR_ZERO = datetime.date(1899, 12, 30)


def xlsx(*feuilles: Feuille) -> bytes:
    """Return an Excel workbook."""
    noms = [f"Feuille{rang}" for rang in range(1, len(feuilles) + 1)]
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    paquet = "http://schemas.openxmlformats.org/package/2006/relationships"
    lien = '<Relationship Id="{}" Type="{}/{}" Target="{}"/>'.format
    liens = "".join(lien(f"r{i}", rel, "worksheet", f"worksheets/{nom}.xml") for i, nom in enumerate(noms))
    return _archive(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{paquet}">{lien("r0", rel, "officeDocument", "xl/workbook.xml")}</Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{paquet}">{liens}{lien("s", rel, "styles", "styles.xml")}</Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{ns}" xmlns:r="{rel}"><sheets>'
            + "".join(f'<sheet name="{nom}" sheetId="{i + 1}" r:id="r{i}"/>' for i, nom in enumerate(noms))
            + "</sheets></workbook>",
            # The second style is a date.
            "xl/styles.xml": f'<styleSheet xmlns="{ns}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
            **{
                f"xl/worksheets/{nom}.xml": f'<worksheet xmlns="{ns}"><sheetData>'
                + "".join(_ligne_excel(i, ligne) for i, ligne in enumerate(feuille, start=1))
                + "</sheetData></worksheet>"
                for nom, feuille in zip(noms, feuilles, strict=True)
            },
        }
    )


def _ligne_excel(numero: int, ligne: Sequence[object]) -> str:
    cellules = (
        _cellule_excel(f"{chr(65 + rang)}{numero}", valeur) for rang, valeur in enumerate(ligne) if valeur != ""
    )
    return f'<row r="{numero}">{"".join(cellules)}</row>'


def _cellule_excel(ou: str, valeur: object) -> str:
    if isinstance(valeur, bool):
        return f'<c r="{ou}" t="b"><v>{int(valeur)}</v></c>'
    if isinstance(valeur, datetime.date):
        return f'<c r="{ou}" s="1"><v>{(valeur - _JOUR_ZERO).days}</v></c>'
    if isinstance(valeur, int | float):
        return f'<c r="{ou}"><v>{valeur}</v></c>'
    return f'<c r="{ou}" t="inlineStr"><is><t xml:space="preserve">{escape(str(valeur))}</t></is></c>'


def ods(*feuilles: Feuille) -> bytes:
    """Return a LibreOffice workbook."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    tables = "".join(
        f'<table:table table:name="Feuille{i}">'
        + "".join(
            f"<table:table-row>{''.join(map(_cellule_libre, ligne)) or _VIDE}</table:table-row>" for ligne in feuille
        )
        + "</table:table>"
        for i, feuille in enumerate(feuilles, start=1)
    )
    espaces = " ".join(f'xmlns:{nom}="{urn}:{nom}:1.0"' for nom in ("office", "table", "text"))
    return _archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"/>',
            "content.xml": f"<office:document-content {espaces}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


_VIDE = "<table:table-cell/>"


def _cellule_libre(valeur: object) -> str:
    if valeur == "":
        return _VIDE
    if isinstance(valeur, bool):
        genre = f'office:value-type="boolean" office:boolean-value="{str(valeur).lower()}"'
    elif isinstance(valeur, datetime.date):
        genre = f'office:value-type="date" office:date-value="{valeur.isoformat()}"'
    elif isinstance(valeur, int | float):
        genre = f'office:value-type="float" office:value="{valeur}"'
    else:
        genre = 'office:value-type="string"'
    return f"<table:table-cell {genre}><text:p>{escape(str(valeur))}</text:p></table:table-cell>"


def _archive(fichiers: dict[str, str]) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, texte in fichiers.items():
            archive.writestr(nom, texte)
    return sortie.getvalue()


def change(classeur: bytes, avant: bytes, apres: bytes) -> bytes:
    """Return ``classeur``, a workbook, with ``apres`` for the first ``avant`` that its files hold."""
    with zipfile.ZipFile(io.BytesIO(classeur)) as archive:
        fichiers = {nom: archive.read(nom) for nom in archive.namelist()}
    change = next(nom for nom, contenu in fichiers.items() if avant in contenu)
    return _archive({**fichiers, change: fichiers[change].replace(avant, apres, 1)})
