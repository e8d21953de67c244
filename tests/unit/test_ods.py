"""Workbooks to be written: read back as they were told, header lines declared, the same bytes twice."""

import io
import zipfile
from xml.etree import ElementTree as ET

from python_calamine import CalamineWorkbook

from guichet.tableaux.ods import TYPE_MIME, ARemplir, Aspect, Feuille, Ligne, classeur

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
HOSTILE = '=HYPERLINK("https://evil.example/";"clic") & <b>"'
FEUILLES = (
    Feuille(
        "Une",
        (5, 2.5),
        (
            Ligne(("Un titre",), Aspect.TITRE),
            Ligne(("Quoi", "Combien"), Aspect.ENTETE),
            Ligne((HOSTILE, 12)),
            Ligne(("Part", 18.8)),
            Ligne(("Inconnu", ARemplir())),
        ),
    ),
    Feuille("Deux", (3,), (Ligne(("Seule",), Aspect.ENTETE),)),
)


def archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(classeur("Essai & titre", FEUILLES)))


def test_what_is_told_is_read_back():
    lu = CalamineWorkbook.from_filelike(io.BytesIO(classeur("Essai", FEUILLES)))
    assert lu.sheet_names == ["Une", "Deux"]
    assert lu.get_sheet_by_name("Une").to_python()[:4] == [
        ["Un titre", ""], ["Quoi", "Combien"], [HOSTILE, 12.0], ["Part", 18.8],
    ]  # fmt: skip


def test_a_text_is_never_a_formula_and_what_is_to_be_filled_in_is_empty():
    racine = ET.fromstring(archive().read("content.xml"))
    assert not [a for noeud in racine.iter() for a in noeud.attrib if a.endswith("}formula")]
    [vide] = [c for c in racine.iter(f"{TABLE}table-cell") if c.attrib[f"{TABLE}style-name"] == Aspect.A_REMPLIR]
    assert list(vide) == []
    assert f"{OFFICE}value-type" not in vide.attrib


def test_header_lines_are_declared_and_every_style_exists():
    racine = ET.fromstring(archive().read("content.xml"))
    assert len(list(racine.iter(f"{TABLE}table-header-rows"))) == 2
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    connus = {noeud.attrib[f"{style}name"] for noeud in racine.iter(f"{style}style")}
    assert {v for n in racine.iter() for a, v in n.attrib.items() if a == f"{TABLE}style-name"} <= connus


def test_it_says_what_it_is_its_title_and_its_language():
    une = archive()
    assert une.infolist()[0].filename == "mimetype"
    assert une.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert une.read("mimetype").decode() == TYPE_MIME
    dites = {noeud.tag.partition("}")[2]: noeud.text for noeud in ET.fromstring(une.read("meta.xml")).iter()}
    assert (dites["title"], dites["language"]) == ("Essai & titre", "fr-FR")
    assert set(une.namelist()) >= {"content.xml", "styles.xml", "META-INF/manifest.xml"}


def test_the_same_bytes_twice():
    assert classeur("Essai", FEUILLES) == classeur("Essai", FEUILLES)
