"""Hostile texts in every field that takes words, the rules set aside: what is published says them, and does nothing.

Markdown that the rules refuse is left out (``tests/unit/test_injections.py`` shows that they do): all else is in.
"""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui.construction import ADRESSE, PROJET
from appui.injections import A_NE_PAS_LIRE, Infeste, reveils
from appui.lectures import charger_yaml
from guichet.socle.csv_strict import est_une_formule

pytestmark = pytest.mark.lent

NOMBRE = re.compile(r"[+-]?[\d .]+")
# What a line of a calendar may start with (RFC 5545), of all that ours hold.
PROPRIETES = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME"),
    *("TZID", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "ACTION", "TRIGGER"),
    *("SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "RRULE", "DESCRIPTION", "TRANSP", "URL"),
}
ATOM = "{http://www.w3.org/2005/Atom}"


def fichiers(site: Path, *suffixes: str) -> Iterator[Path]:
    trouves = [f for f in sorted(site.rglob("*")) if f.suffix in suffixes]
    assert trouves
    yield from trouves


def test_every_field_that_takes_words_holds_hostile_ones(infeste: Infeste):
    assert len(infeste.champs) > 180
    jeux = {champ.partition(".")[0] for champ in infeste.champs}
    assert jeux >= {"veille", "questions", "documents", "guides_fr", "mairies", "communes", "epci", "sources", "liens"}
    pages = list(fichiers(infeste.site, ".html"))
    assert sum("temoin(" in page.read_text(encoding="utf-8") for page in pages) == len(pages)


def test_no_page_holds_anything_that_runs_loads_or_sends(infeste: Infeste):
    # What is left at an old address moves its reader: it says nothing of anyone's.
    anciennes = {
        fiche["ancienne"][1:] for fiche in charger_yaml((PROJET / "data/redirections.yml").read_text(encoding="utf-8"))
    }
    reveilles = {
        chemin: [*reveils(html)] for chemin, html in infeste.pages(comptees=True).items() if chemin not in anciennes
    }
    assert len(reveilles) > 200
    assert {chemin: trouves for chemin, trouves in reveilles.items() if trouves} == {}


def test_data_in_pages_stays_data(infeste: Infeste):
    donnees = re.compile(r'<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>')
    blocs = [bloc for html in infeste.pages(comptees=True).values() for bloc in donnees.findall(html)]
    assert blocs
    for bloc in blocs:
        json.loads(bloc)


def test_feeds_hold_nothing_that_runs(infeste: Infeste):
    contenus = [
        (fichier, entree.findtext(f"{ATOM}content"), entree.find(f"{ATOM}content").get("type"))
        for fichier in fichiers(infeste.site, ".xml")
        for entree in ET.fromstring(fichier.read_bytes()).iter(f"{ATOM}entry")
    ]
    assert {nature for _, _, nature in contenus} == {"html"}
    articles = [
        (fichier, article["content_html"])
        for fichier in infeste.site.rglob("feed.json")
        for article in json.loads(fichier.read_bytes())["items"]
    ]
    assert any("temoin(" in html for _, html in articles)
    faq = [("faq.json", q["reponse"]) for q in json.loads((infeste.site / "donnees/faq.json").read_bytes())["items"]]
    assert [(f, r) for f, html in (*((f, h) for f, h, _ in contenus), *articles, *faq) for r in reveils(html)] == []


def test_a_calendar_has_no_line_that_a_text_brought(infeste: Infeste):
    for fichier in fichiers(infeste.site, ".ics"):
        texte = fichier.read_bytes().decode()
        assert not re.search(r"(?<!\r)\n|\r(?!\n)", texte)
        lignes = re.sub(r"\r\n[ \t]", "", texte).removesuffix("\r\n").split("\r\n")
        assert {re.split("[:;]", ligne)[0] for ligne in lignes} <= PROPRIETES


def test_a_table_computes_nothing_and_its_json_twin_is_as_written(infeste: Infeste):
    calculees = []
    for fichier in fichiers(infeste.site, ".csv"):
        for rangee in csv.reader(io.StringIO(fichier.read_text(encoding="utf-8-sig"), newline="")):
            calculees += [(fichier.name, c[:60]) for c in rangee if est_une_formule(c) and not NOMBRE.fullmatch(c)]
    assert calculees == []
    communes = json.loads((infeste.site / "donnees/communes.json").read_bytes())["items"]
    assert any(commune["nom"].startswith("=HYPERLINK(") for commune in communes)


def test_documents_to_download_hold_words_alone(infeste: Infeste):
    for fichier in fichiers(infeste.site, ".odt", ".docx"):
        with zipfile.ZipFile(fichier) as archive:
            parties = {membre: archive.read(membre).decode("utf-8", "replace") for membre in archive.namelist()}
        assert [nom for nom in parties if re.search(r"media/|Pictures/|embeddings/|\.bin$", nom)] == []
        assert any("temoin(" in contenu for contenu in parties.values())
        for nom, contenu in parties.items():
            assert A_NE_PAS_LIRE not in contenu
            if nom.endswith((".xml", ".rels")):
                ET.fromstring(contenu)
            vers = re.findall(r'(?:xlink:href|Target)="([a-z]+:[^"]*)"', contenu)
            assert [
                adresse for adresse in vers if not adresse.startswith((ADRESSE, "https://www.legifrance.gouv.fr/"))
            ] == []


def test_nothing_was_read_nor_asked_for_while_the_site_was_made(infeste: Infeste):
    assert infeste.appels == []
    assert [f for f in infeste.site.rglob("*") if f.is_file() and A_NE_PAS_LIRE.encode() in f.read_bytes()] == []
