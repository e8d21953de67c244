"""A spreadsheet to be written: sheets of cells as an OpenDocument workbook, which LibreOffice and Excel open.

The same sheets always give the same bytes. Its header lines are declared as such: they are read aloud with each cell.
"""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree
from lxml.builder import ElementMaker

TYPE_MIME = "application/vnd.oasis.opendocument.spreadsheet"


class Aspect(StrEnum):
    """What a line is, or a cell of it."""

    TITRE = "titre"
    ENTETE = "entete"
    TEXTE = "texte"
    A_REMPLIR = "a_remplir"
    NOTE = "note"


@dataclass(frozen=True)
class ARemplir:
    """A cell left for people to fill in."""


Cellule = str | int | float | ARemplir


@dataclass(frozen=True)
class Ligne:
    """Cells side by side, all of the same aspect but those that are to be filled in."""

    cellules: tuple[Cellule, ...]
    aspect: Aspect = Aspect.TEXTE


@dataclass(frozen=True)
class Feuille:
    """A sheet: ``largeurs`` are those of its columns, in centimetres."""

    nom: str
    largeurs: tuple[float, ...]
    lignes: tuple[Ligne, ...]


_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_ESPACES = {
    "office": f"{_URN}office:1.0",
    "style": f"{_URN}style:1.0",
    "text": f"{_URN}text:1.0",
    "table": f"{_URN}table:1.0",
    "fo": f"{_URN}xsl-fo-compatible:1.0",
    "meta": f"{_URN}meta:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_MANIFESTE = f"{_URN}manifest:1.0"
_OFFICE, _STYLE, _TEXT, _TABLE = (
    ElementMaker(namespace=_ESPACES[nom], nsmap=_ESPACES) for nom in ("office", "style", "text", "table")
)
_VERSION = {f"{{{_ESPACES['office']}}}version": "1.3"}


def _att(espace: str, **valeurs: object) -> dict[str, str]:
    """Return attributes of one namespace: ``value_type`` is ``value-type``."""
    return {f"{{{_ESPACES[espace]}}}{nom.replace('_', '-')}": str(valeur) for nom, valeur in valeurs.items()}


def classeur(titre: str, feuilles: Sequence[Feuille]) -> bytes:
    """Return the workbook ``titre`` in French, with its ``feuilles``."""
    parties = {
        "content.xml": _contenu(feuilles),
        "styles.xml": _OFFICE("document-styles", _OFFICE.styles(_langue()), _VERSION),
        "meta.xml": _meta(titre),
    }
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        # The type comes first and bare: this is how a file is known to be a workbook.
        archive.writestr(zipfile.ZipInfo("mimetype"), TYPE_MIME)
        for nom, racine in (parties | {"META-INF/manifest.xml": _manifeste(parties)}).items():
            membre = zipfile.ZipInfo(nom)
            membre.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(membre, etree.tostring(racine, encoding="UTF-8", xml_declaration=True))
    return sortie.getvalue()


def _meta(titre: str) -> etree._Element:
    dc = ElementMaker(namespace=_ESPACES["dc"], nsmap=_ESPACES)
    return _OFFICE("document-meta", _OFFICE.meta(dc.title(titre), dc.language("fr-FR")), _VERSION)


def _manifeste(parties: Iterable[str]) -> etree._Element:
    m = ElementMaker(namespace=_MANIFESTE, nsmap={"manifest": _MANIFESTE})
    types = {"/": TYPE_MIME} | dict.fromkeys(parties, "text/xml")
    cle = f"{{{_MANIFESTE}}}"
    entrees = (m("file-entry", {f"{cle}full-path": nom, f"{cle}media-type": genre}) for nom, genre in types.items())
    return m.manifest(*entrees, {f"{cle}version": "1.3"})


def _langue() -> etree._Element:
    proprietes = _STYLE("text-properties", _att("fo", language="fr", country="FR"))
    return _STYLE("default-style", proprietes, _att("style", family="table-cell"))


def _contenu(feuilles: Sequence[Feuille]) -> etree._Element:
    largeurs = sorted({largeur for feuille in feuilles for largeur in feuille.largeurs})
    colonnes = (
        _STYLE.style(
            _STYLE("table-column-properties", _att("style", column_width=f"{largeur}cm")),
            _att("style", name=_colonne(largeur), family="table-column"),
        )
        for largeur in largeurs
    )
    styles = _OFFICE("automatic-styles", *colonnes, *(_style(aspect) for aspect in Aspect))
    corps = _OFFICE.body(_OFFICE.spreadsheet(*(_feuille(feuille) for feuille in feuilles)))
    return _OFFICE("document-content", styles, corps, _VERSION)


_BORD = {"border": "0.5pt solid #808080"}
_ENCRES = {Aspect.TITRE: {"font_weight": "bold", "font_size": "14pt"}, Aspect.ENTETE: {"font_weight": "bold"}}
# What is to be filled in is told by its words too: colour alone tells nothing to who does not see it.
_FONDS = {Aspect.ENTETE: {"background_color": "#e6e6e6"}, Aspect.A_REMPLIR: {"background_color": "#fff6cc"}}


def _style(aspect: Aspect) -> etree._Element:
    bords = {} if aspect in (Aspect.TITRE, Aspect.NOTE) else _BORD | {"wrap_option": "wrap"}
    cadre = _STYLE("table-cell-properties", _att("fo", **(bords | _FONDS.get(aspect, {}))))
    encre = _STYLE("text-properties", _att("fo", **_ENCRES.get(aspect, {})))
    return _STYLE.style(cadre, encre, _att("style", name=aspect, family="table-cell"))


def _colonne(largeur: float) -> str:
    return f"l{largeur:g}".replace(".", "-")


def _feuille(feuille: Feuille) -> etree._Element:
    tableau = _TABLE.table(_att("table", name=feuille.nom))
    for largeur in feuille.largeurs:
        tableau.append(_TABLE("table-column", _att("table", style_name=_colonne(largeur))))
    for ligne in feuille.lignes:
        rangee = _TABLE("table-row", *(_cellule(valeur, ligne.aspect) for valeur in ligne.cellules))
        tableau.append(_TABLE("table-header-rows", rangee) if ligne.aspect is Aspect.ENTETE else rangee)
    return tableau


def _cellule(valeur: Cellule, aspect: Aspect) -> etree._Element:
    if isinstance(valeur, ARemplir):
        return _TABLE("table-cell", _att("table", style_name=Aspect.A_REMPLIR))
    style = _att("table", style_name=aspect)
    if isinstance(valeur, str):
        return _TABLE("table-cell", _TEXT.p(valeur), style | _att("office", value_type="string"))
    return _TABLE("table-cell", _TEXT.p(str(valeur)), style | _att("office", value_type="float", value=valeur))
