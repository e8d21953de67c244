"""The book of a language, bound from pages: what it keeps of them, where its links lead, whether any reader opens it."""

import datetime
import zipfile
from io import BytesIO

import pytest

from appui.livres import defauts
from guichet.atelier.livre import Morceau, corps
from guichet.sujets.documents import pandoc

PAGES = {
    "demander/": """<html><body><header>Menu</header><main><nav>Fil</nav><h1>Demander</h1>
        <p>Un <button class="terme">bailleur</button><span popover="auto">Celui qui loue.</span> vous répond.
        <a href="papiers/#carte">La carte</a>, <a href="faq/#chien">un chien</a>, <a href="../glossaire/">les mots</a>,
        <a href="#suite">la suite</a>, <a href="tel:115">115</a>.</p>
        <h2 id="suite">La suite <a class="permalien" href="#suite">#</a></h2><button>Imprimer</button>
        <aside class="a-relire" hidden>Vieux</aside><p class="petit non-imprime">À l’écran</p></main></body></html>""",
    "demander/papiers/": """<main><h1>Papiers</h1><section id="carte"><p>À montrer</p><h2>Carte</h2></section>
        <details><summary>Sources</summary><a href="https://ailleurs.exemple/a">Loi</a></details></main>""",
    "demander/faq/": """<main><h1>Questions</h1><article id="chien"><h3 id="q-chien">Un chien ?</h3><p>Oui.</p>
        <h4>Suite</h4></article><article id="chat"><h3 id="q-chat">Un chat ?</h3><p>Oui aussi.</p></article></main>""",
}
PARTS = [
    Morceau("demander/"),
    Morceau("demander/papiers/"),
    Morceau("demander/faq/"),
    Morceau("demander/faq/", "chien", 2),
    Morceau("demander/faq/", "chat", 2),
]


def relier() -> str:
    return corps(PARTS, "https://site.exemple/", {"demander/faq/": "Questions"}, PAGES.__getitem__)


def test_what_needs_a_device_stays_on_the_site():
    texte = relier()
    for absent in ("Menu", "Fil", "Celui qui loue", "Imprimer", "Vieux", "À l’écran", "#</a>"):
        assert absent not in texte
    assert "Un bailleur vous répond" in " ".join(texte.split())


def test_chapters_are_pages_and_each_question_is_there_once():
    texte = relier()
    assert [texte.count(f">{titre}</h1>") for titre in ("Demander", "Papiers", "Questions")] == [1, 1, 1]
    assert texte.count(">Un chien ?</h2>") == texte.count(">Un chat ?</h2>") == texte.count(">Suite</h3>") == 1


def test_links_lead_to_the_book_or_to_the_site():
    texte = relier()
    # A mark that is not a title leads to the first title it holds.
    assert '<a href="#p1-1">La carte</a>' in texte
    assert 'id="p1-1">Carte</h2>' in texte
    assert '<a href="#p3">un chien</a>' in texte
    assert '<a href="#p0-1">la suite</a>' in texte
    assert '<a href="https://site.exemple/glossaire/">les mots</a>' in texte
    assert '<a href="tel:115">' in texte


@pytest.mark.parametrize(("langue", "sens"), [("fr", "ltr"), ("ar", "rtl")])
def test_any_reader_opens_the_book(langue: str, sens: str):
    jour = datetime.date(2026, 11, 26)

    def faire() -> bytes:
        return pandoc.livre(relier(), jour, sens=sens, title="Livre", lang=langue, creator="Nous", identifier="urn:x")

    octets = faire()
    assert list(defauts(octets, langue, sens)) == []
    assert octets == faire()
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        assert "<title>Papiers</title>" in archive.read("EPUB/text/ch002.xhtml").decode()
        assert "2026-11-26T12:00:00Z" in archive.read("EPUB/content.opf").decode()
        feuille = archive.read("EPUB/styles/stylesheet1.css").decode()
        assert ("text-align: left" in feuille) == (sens == "ltr")
        assert not [nom for nom in archive.namelist() if b"Title Page" in archive.read(nom)]
