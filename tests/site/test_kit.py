"""The kit of the partnership plan: its pages, and the models to download opened as a word processor opens them."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from appui.construction import PROJET
from appui.lectures import charger_yaml
from appui.pages import PageConstruite, chemin_interne, lisible
from appui.territoires import CONCERNES, liste, slugs, table

MODELES = sorted(fichier.stem for fichier in (PROJET / "data/documents").glob("*.md"))
FORMATS = ("odt", "docx")
TOUS = [f"{modele}.{nature}" for modele in MODELES for nature in FORMATS]
PAGES = {"", "contenu/", "service-d-accueil/", "cotation/", "mel/", "modeles/"}

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


def entete(modele: str) -> dict:
    return charger_yaml((PROJET / f"data/documents/{modele}.md").read_text(encoding="utf-8").split("---\n", 2)[1])


def titre(modele: str) -> str:
    return f"{entete(modele)['title']} (modèle, à adapter)"


def arbre(fichier: Path, partie: str) -> ET.Element:
    with zipfile.ZipFile(fichier) as archive:
        assert archive.testzip() is None
        return ET.fromstring(archive.read(partie))


def mots(noeud: ET.Element) -> str:
    return lisible("".join(noeud.itertext()))


def contenu(fichier: Path) -> tuple[list[tuple[int, str]], list[str], list[bool]]:
    """Return headings (level, words), paragraphs, and for each table whether its first row is declared a header."""
    if fichier.suffix == ".odt":
        corps = arbre(fichier, "content.xml")
        titres = [(int(h.attrib[f"{TEXT}outline-level"]), mots(h)) for h in corps.iter(f"{TEXT}h")]
        tables = [t.find(f"{TABLE}table-header-rows/{TABLE}table-row") is not None for t in corps.iter(f"{TABLE}table")]
        return titres, [mots(p) for p in corps.iter(f"{TEXT}p")], tables
    corps = arbre(fichier, "word/document.xml")
    titres, paragraphes = [], []
    for p in corps.iter(f"{W}p"):
        style = p.find(f"{W}pPr/{W}pStyle")
        niveau = re.fullmatch(r"Heading(\d)", style.attrib[f"{W}val"] if style is not None else "")
        if niveau:
            titres.append((int(niveau[1]), mots(p)))
        else:
            paragraphes.append(mots(p))
    tables = [t.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for t in corps.iter(f"{W}tbl")]
    return titres, paragraphes, tables


# The pages


def test_the_kit_has_its_pages_in_french_only(pages: dict[str, PageConstruite]):
    attendues = {f"ppgdid/{nom}" for nom in PAGES} | {f"ppgdid/modeles/{modele}/" for modele in MODELES}
    assert attendues <= pages.keys()
    assert [page.chemin for page in pages.values() if page.langue != "fr" and "ppgdid" in page.chemin] == []


def test_the_home_of_the_kit_leads_to_its_pages_and_to_each_territory_of_the_reform(pages: dict[str, PageConstruite]):
    page = pages["ppgdid/"]
    vers = {cible[0] for _, absolue in page.adresses() if (cible := chemin_interne(absolue))}
    assert {f"ppgdid/{nom}" for nom in PAGES} <= vers
    concernes = {ligne["siren"] for ligne in table("epci.csv") if ligne["motif"]}
    cites = {siren for siren, slug in slugs().items() if f"territoires/{slug}/" in vers}
    assert cites == concernes
    assert len(cites) == CONCERNES


def test_every_item_of_the_content_has_its_place_its_article_and_what_to_read_again(pages: dict[str, PageConstruite]):
    page = pages["ppgdid/contenu/"]
    rubriques = liste("ppgdid.yml")["rubriques"]
    assert [noeud.attributes["id"] for noeud in page.arbre.css(".rubrique")] == [r["id"] for r in rubriques]
    for rubrique in rubriques:
        texte = lisible(page.arbre.css_first(f".rubrique#{rubrique['id']}").text())
        assert lisible(rubrique["titre"]) in texte
        assert "version lue" in texte, rubrique["id"]
        assert texte.count("?") >= len(rubrique["questions"]), rubrique["id"]
        inventes = [exemple for exemple in rubrique["exemples"] if "source" not in exemple]
        assert texte.count("Exemple inventé.") == len(inventes), rubrique["id"]


def test_what_is_our_proposal_is_said_to_be(pages: dict[str, PageConstruite]):
    texte = lisible(pages["ppgdid/service-d-accueil/"].arbre.css_first("main").text())
    assert "La loi ne fixe pas de niveaux d’accueil." in texte
    assert "notre proposition" in texte
    assert not re.search(r"niveau [123]\b", texte, re.IGNORECASE)


def test_the_timeline_tells_the_dates_of_the_data_in_order_each_with_its_source(pages: dict[str, PageConstruite]):
    page = pages["ppgdid/mel/"]
    dates = [str(noeud.attributes["datetime"]) for noeud in page.arbre.css(".frise-datee li time")]
    instruments = {i["nature"]: i for i in liste("instruments.yml") if i["epci"] == "200093201"}
    evenements = liste("chronologies.yml")["evenements"]
    attendues = [str(instruments[e["instrument"]]["date"] if "instrument" in e else e["date"]) for e in evenements]
    assert sorted(dates) == sorted(attendues)
    assert dates == sorted(dates)
    for noeud in page.arbre.css(".frise-datee li"):
        assert "Source" in noeud.text()
        assert noeud.css("a[href^=http]")
    # The picture bears the numbers of the list, and is hidden from those who are read the list.
    numeros = [noeud.text() for noeud in page.arbre.css(".frise-datee__numero")]
    assert numeros == [str(rang) for rang in range(1, len(dates) + 1)]
    assert page.arbre.css_first(".frise-datee svg").attributes["aria-hidden"] == "true"


# The models


def test_every_model_can_be_downloaded_and_read_on_the_site(pages: dict[str, PageConstruite], site_construit: Path):
    page = pages["ppgdid/modeles/"]
    vers = {cible[0] for _, absolue in page.adresses() if (cible := chemin_interne(absolue))}
    for modele in MODELES:
        assert f"ppgdid/modeles/{modele}/" in vers
        for nature in FORMATS:
            chemin = f"ppgdid/modeles/{modele}.{nature}"
            assert chemin in vers
            ko = round((site_construit / chemin).stat().st_size / 1024)
            lien = page.arbre.css_first(f'a[href$="{modele}.{nature}"]')
            assert f"{nature.upper()}, {ko} ko" in lisible(lien.text())


@pytest.mark.parametrize("nom", TOUS)
def test_a_model_says_its_language_and_that_it_is_one(nom: str, site_construit: Path):
    fichier = site_construit / "ppgdid/modeles" / nom
    proprietes = arbre(fichier, "meta.xml" if fichier.suffix == ".odt" else "docProps/core.xml")
    dites = {noeud.tag.partition("}")[2]: noeud.text for noeud in proprietes.iter()}
    assert dites["title"] == titre(fichier.stem)
    assert dites["language"] == "fr-FR"
    styles = arbre(fichier, "styles.xml" if fichier.suffix == ".odt" else "word/styles.xml")
    if fichier.suffix == ".odt":
        assert {n.attrib[f"{FO}language"] for n in styles.iter() if f"{FO}language" in n.attrib} == {"fr"}
    else:
        assert {n.attrib[f"{W}val"] for n in styles.iter(f"{W}lang")} == {"fr-FR"}
    _, paragraphes, _ = contenu(fichier)
    assert paragraphes[0] == titre(fichier.stem)
    assert paragraphes[1].startswith("Modèle, à adapter.")


@pytest.mark.parametrize("nom", TOUS)
def test_a_model_has_real_headings_header_rows_and_no_empty_paragraph(nom: str, site_construit: Path):
    titres, paragraphes, tables = contenu(site_construit / "ppgdid/modeles" / nom)
    assert titres[0][0] == 1
    assert [b for (a, _), (b, _) in pairwise(titres) if b > a + 1] == []
    assert all(texte for _, texte in titres)
    assert len(tables) >= 2
    assert all(tables)
    assert [rang for rang, texte in enumerate(paragraphes) if not texte] == []


@pytest.mark.parametrize("modele", MODELES)
def test_the_twin_says_the_same(modele: str, pages: dict[str, PageConstruite], site_construit: Path):
    corps = pages[f"ppgdid/modeles/{modele}/"].arbre.css_first(".modele")
    lus = {lisible(noeud.text()) for noeud in corps.css("p, li, th, td, caption")}
    titres = [lisible(noeud.text()) for noeud in corps.css("h2, h3")]
    for nature in FORMATS:
        siens, paragraphes, _ = contenu(site_construit / f"ppgdid/modeles/{modele}.{nature}")
        assert [texte for _, texte in siens] == titres
        assert [texte for texte in paragraphes[1:] if texte not in lus] == []


@pytest.fixture(scope="module")
def convertis(site_construit: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the models that LibreOffice turned into PDF, all in one go."""
    assert shutil.which("soffice"), "LibreOffice manque : lancez les tests par « make test »"
    dossier = tmp_path_factory.mktemp("modeles")
    for nom in TOUS:
        shutil.copy(site_construit / "ppgdid/modeles" / nom, dossier / f"{nom.replace('.', '-')}.{nom.split('.')[1]}")
    commande = ["soffice", f"-env:UserInstallation=file://{dossier}/profil", "--headless", "--convert-to"]
    # Tagged, as a person would export it.
    filtre = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    fichiers = [str(fichier) for fichier in dossier.iterdir() if fichier.is_file()]
    resultat = subprocess.run(
        [*commande, filtre, "--outdir", str(dossier), *fichiers],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert resultat.returncode == 0, resultat.stderr
    return dossier


@pytest.mark.parametrize("nom", TOUS)
def test_libreoffice_opens_a_model(nom: str, convertis: Path):
    pdf = PdfReader(convertis / f"{nom.replace('.', '-')}.pdf")
    assert pdf.metadata is not None
    assert pdf.metadata.title == titre(nom.split(".", maxsplit=1)[0])
    assert pdf.trailer["/Root"]["/Lang"] == "fr-FR"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    largeur, hauteur = (float(cote) / 72 * 25.4 for cote in pdf.pages[0].mediabox[2:])
    assert (round(largeur), round(hauteur)) == (210, 297)
    texte = lisible(" ".join(page.extract_text() for page in pdf.pages))
    for champ in entete(nom.split(".", maxsplit=1)[0])["champs"]:
        assert f"[{champ}]" in texte
