"""What pandoc leaves American or bare in an office document, and what a form that one fills in and prints needs.

The paper, the lines of tables, rows that no page cuts, page numbers, links that are seen, the day.
"""

import datetime
import io
import zipfile
from collections.abc import Callable, Mapping

# In its sandbox, pandoc knows no day.
SANS_JOUR = "1970-01-01T00:00:00Z"

_LIGNES = "".join(
    f'<w:{bord} w:val="single" w:sz="4" w:space="0" w:color="808080" />'
    for bord in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# By part of the document, what it says and what it must say.
_RETOUCHES = {
    "odt": {
        "styles.xml": {
            'fo:page-width="8.5in"': 'fo:page-width="21cm"',
            'fo:page-height="11in"': 'fo:page-height="29.7cm"',
        },
    },
    "docx": {
        "[Content_Types].xml": {
            "</Types>": '<Override PartName="/word/pied.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.footer+xml" /></Types>'
        },
        "word/_rels/document.xml.rels": {
            "</Relationships>": f'<Relationship Type="{_RELATIONS}/footer" Id="pied" Target="pied.xml" /></Relationships>'
        },
        "word/document.xml": {
            "<w:sectPr>": '<w:sectPr><w:footerReference w:type="default" r:id="pied" />',
            "</w:footnotePr>": '</w:footnotePr><w:pgSz w:w="11906" w:h="16838" />',
        },
        "word/styles.xml": {
            '<w:tblInd w:type="dxa" w:w="0" />': f'<w:tblInd w:type="dxa" w:w="0" /><w:tblBorders>{_LIGNES}</w:tblBorders>',
            '<w:tblStylePr w:type="firstRow">': '<w:tblStylePr w:type="firstRow"><w:rPr><w:b /></w:rPr>',
            '<w:color w:themeColor="accent1" w:val="4F81BD" />': '<w:color w:val="0F4761" /><w:u w:val="single" />',
        },
    },
}
# The same of the part that holds a table, told by its rows.
_RANGEE = {"odt": b"<table:table-row>", "docx": b"<w:tr>"}
_DES_TABLEAUX = {
    "odt": {
        "content.xml": {
            'fo:border="none"': 'fo:border="0.5pt solid #808080" fo:padding="0.1cm"',
            "<office:automatic-styles>": '<office:automatic-styles><style:style style:name="rangee" style:family="table-row">'
            '<style:table-row-properties fo:keep-together="always" /></style:style>',
            "<table:table-row>": '<table:table-row table:style-name="rangee">',
        }
    },
    "docx": {
        "word/document.xml": {
            "<w:tr><w:tc>": "<w:tr><w:trPr><w:cantSplit /></w:trPr><w:tc>",
            "<w:trPr><w:tblHeader": "<w:trPr><w:cantSplit /><w:tblHeader",
        }
    },
}
_AJOUTS = {
    "odt": {},
    "docx": {
        "word/pied.xml": '<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/'
        'wordprocessingml/2006/main"><w:p><w:pPr><w:jc w:val="center" /></w:pPr><w:fldSimple w:instr="PAGE"><w:r>'
        "<w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
    },
}


def retoucher(archive: bytes, nature: str, date: datetime.date) -> bytes:
    """Return ``archive``, which pandoc wrote as ``nature`` (odt, docx), finished and dated.

    Raises ValueError when what was to be mended is not there: pandoc has changed.
    """

    def finir(nom: str, contenu: bytes) -> bytes:
        des_tableaux = _DES_TABLEAUX[nature] if _RANGEE[nature] in contenu else {}
        finie = remplacer(nom, contenu, _RETOUCHES[nature].get(nom, {}) | des_tableaux.get(nom, {}))
        return finie.replace(SANS_JOUR.encode(), f"{date}T12:00:00Z".encode())

    return refaire(archive, finir, _AJOUTS[nature])


def remplacer(nom: str, contenu: bytes, retouches: Mapping[str, str]) -> bytes:
    """Return ``contenu`` of the part ``nom``, texts replaced. Raises ValueError when one of them is not there."""
    for avant, apres in retouches.items():
        if avant.encode() not in contenu:
            raise ValueError(f"pandoc n'écrit plus « {avant} » dans {nom}")
        contenu = contenu.replace(avant.encode(), apres.encode())
    return contenu


def refaire(archive: bytes, changer: Callable[[str, bytes], bytes], ajouts: Mapping[str, str] | None = None) -> bytes:
    """Return a zipped document whose parts are what ``changer`` makes of them, and ``ajouts``; order and dates stay."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(sortie, "w") as cible:
        membres = source.infolist()
        for membre in membres:
            cible.writestr(membre, changer(membre.filename, source.read(membre)))
        for nom, texte in (ajouts or {}).items():
            neuf = zipfile.ZipInfo(nom, membres[0].date_time)
            neuf.compress_type = zipfile.ZIP_DEFLATED
            cible.writestr(neuf, texte)
    return sortie.getvalue()
