"""The book of a language, bound from the pages of the built site."""

import datetime
import html
import zipfile
from io import BytesIO
from pathlib import Path

from appui.livres import defauts
from guichet.atelier.livre import corps, morceaux
from guichet.sujets.documents import pandoc
from guichet.sujets.questions.fiches import QUESTIONS


def test_the_arabic_book_holds_every_guide_and_every_question(site_construit: Path, donnees):
    titres = {"demander/faq/": "أسئلة"}
    parts = list(morceaux(donnees, "ar"))
    texte = corps(
        parts, "https://site.exemple/ar/", titres, lambda ou: (site_construit / "ar" / ou / "index.html").read_text()
    )
    octets = pandoc.livre(
        texte, datetime.date(2026, 11, 26), sens="rtl", title="كتاب", lang="ar", creator="URH", identifier="urn:x"
    )
    assert list(defauts(octets, "ar", "rtl")) == []
    with zipfile.ZipFile(BytesIO(octets)) as archive:
        sommaire = " ".join(html.unescape(archive.read("EPUB/nav.xhtml").decode()).split())
    questions = [q.question["ar"] for q in donnees[QUESTIONS].values() if q.public == "demandeurs"]
    assert [q for q in questions if q not in sommaire.replace("\u00a0", " ")] == []
    assert len([part for part in parts if part.rang == 1]) >= 15
