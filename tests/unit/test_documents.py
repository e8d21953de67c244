"""Models to download: their text, and the same bytes twice."""

import datetime
import io
import re
import socket
import subprocess
import zipfile
from contextlib import suppress

import pytest

from guichet.prose.redaction import RaccourciInconnu
from guichet.socle.langues import Interface
from guichet.sujets import redaction
from guichet.sujets.documents import pandoc, retouches, texte as documents
from guichet.sujets.documents.champs import champs


@pytest.fixture(scope="module")
def contexte(donnees):
    francais = redaction(donnees, Interface("fr", donnees.chaines))
    return documents.Contexte(francais.ailleurs("https://site.exemple/").feuille(""))


@pytest.fixture
def document(contexte):
    """A model with another text: ``document("…")``."""
    return lambda prose: contexte.donnees.documents[0].model_copy(update={"prose": prose})


@pytest.mark.parametrize(
    ("texte", "attendus"),
    [
        ("[a] puis [b] et [a]", ["a", "b"]),
        ("[un lien](https://exemple.fr) [un champ]", ["un champ"]),
        ("rien", []),
        ("{{partie:rubriques}}", ["texte de la rubrique"]),
        ("{{partie:bilan}} [n]", ["n"]),
    ],
)
def test_fields(texte, attendus):
    assert champs(texte) == attendus


@pytest.mark.parametrize(
    ("prose", "attendu"),
    [
        ("([[R441-2-10]])", "(CCH, art. R. 441-2-10)"),
        ("l’article [[R441-2-10|R. 441-2-10]]", "l’article R. 441-2-10"),
        ("([[R441-2-3]])", "(CCH, art. R. 441-2-3)"),
        ("{{delai:avis-communes}}", "2\u00a0mois"),
        ("{{lien:elus/faq/#cil|la réponse}}", "[la réponse](https://site.exemple/elus/faq/#cil)"),
        ("Qui ?", "Qui\u00a0?"),
    ],
)
def test_facts_in_place_of_shortcuts(contexte, document, prose, attendu):
    assert attendu in documents.markdown(document(prose), contexte)


def test_a_number_is_written_as_one_reads_it(contexte, document):
    texte = documents.markdown(document("{{contact:portail}}"), contexte)
    assert contexte.donnees.contacts["portail"].numero in texte


def test_an_unknown_shortcut(contexte, document):
    with pytest.raises(RaccourciInconnu, match="delai:jamais"):
        documents.markdown(document("{{delai:jamais}}"), contexte)


def test_each_document_says_it_is_a_model_and_explains_its_blanks(contexte):
    for modele in contexte.donnees.documents:
        texte = documents.markdown(modele, contexte)
        assert "modèle, à adapter" in documents.titre(modele, contexte)
        assert texte.startswith("**Modèle, à adapter.**")
        assert "{{" not in texte
        assert [champ for champ in modele.champs if f"| [{champ}] | " not in texte] == []
        # Every text cited comes back in the last table, with the version that was read.
        for identifiant in re.findall(r"\[\[([^|\]]+)", modele.prose):
            assert contexte.donnees.textes[identifiant].version_lue.replace(" ;", "\u00a0;") in texte, identifiant


def test_outline_and_report_follow_the_content_of_the_plan(contexte):
    textes = {modele.id: documents.markdown(modele, contexte) for modele in contexte.donnees.documents}
    for rubrique in contexte.donnees.rubriques:
        assert re.search(rf"^### (\d+\. )?{re.escape(rubrique.titre)}$", textes["plan"], re.MULTILINE), rubrique.id
        assert f"| {rubrique.titre} | …" in textes["bilan-annuel"], rubrique.id


@pytest.mark.parametrize("nature", pandoc.FORMATS)
def test_the_same_bytes_twice(nature, monkeypatch):
    arguments = ("## Un\n\n| A |\n|---|\n| 1 |\n", nature, "Titre", datetime.date(2026, 11, 23))
    premier = pandoc.document.__wrapped__(*arguments)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert pandoc.document.__wrapped__(*arguments) == premier
    with zipfile.ZipFile(io.BytesIO(premier)) as archive:
        assert archive.testzip() is None


TABLEAU = "## Un\n\n| A |\n|---|\n| 1 |\n| [un lien](https://exemple.fr/) |\n"


def test_a_form_is_dated_its_rows_stay_whole_and_its_pages_are_numbered():
    def parties(nature):
        with zipfile.ZipFile(
            io.BytesIO(pandoc.document(TABLEAU, nature, "Titre", datetime.date(2026, 11, 23)))
        ) as archive:
            return {nom: archive.read(nom).decode() for nom in archive.namelist() if nom.endswith((".xml", ".rels"))}

    odt, docx = parties("odt"), parties("docx")
    assert "1970" not in odt["meta.xml"] + docx["docProps/core.xml"]
    assert "2026-11-23T12:00:00Z" in odt["meta.xml"]
    assert "2026-11-23T12:00:00Z" in docx["docProps/core.xml"]
    assert odt["content.xml"].count('<table:table-row table:style-name="rangee">') == 3
    assert docx["word/document.xml"].count("<w:cantSplit />") == docx["word/document.xml"].count("<w:tr>") == 3
    assert "page-number" in odt["styles.xml"]
    assert 'w:instr="PAGE"' in docx["word/pied.xml"]
    assert '<w:footerReference w:type="default" r:id="pied" />' in docx["word/document.xml"]


@pytest.mark.parametrize("nature", pandoc.FORMATS)
def test_a_text_without_a_table_is_a_document_too(nature):
    assert pandoc.document("## Un\n\nDeux.\n", nature, "Titre", datetime.date(2026, 11, 23))


def test_a_pandoc_that_changes_is_told():
    with pytest.raises(ValueError, match=r"n'écrit plus « avant » dans content\.xml"):
        retouches.remplacer("content.xml", b"<autre/>", {"avant": "après"})


def test_html_without_style_written_in_the_page():
    html = pandoc.html("## Un titre\n\n| A | B |\n|------------------|---|\n| " + "mot " * 60 + "| 2 |\n\n: Légende\n")
    assert "style=" not in html
    assert '<th scope="col">' in html
    assert "<caption>Légende</caption>" in html or "<caption><p>Légende</p></caption>" in html
    assert 'id="modele-un-titre"' in html


def test_pandoc_reads_no_file_and_asks_nothing_of_the_network(tmp_path):
    """Even if such a text reached it: the check of models refuses it before."""
    secret = tmp_path / "secret.txt"
    secret.write_text("le-secret-de-la-machine")
    with socket.create_server(("127.0.0.1", 0)) as ecoute:
        ecoute.settimeout(0.2)
        port = ecoute.getsockname()[1]
        texte = (
            f"Avant.\n\n![x]({secret})\n\n![y](http://127.0.0.1:{port}/x.png)\n\n"
            "```{=openxml}\n<w:p>BRUT</w:p>\n```\n\n\\input{/etc/passwd}\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
        )
        for nature in pandoc.FORMATS:
            with suppress(subprocess.CalledProcessError):
                octets = pandoc.document(texte, nature, "Essai", datetime.date(2026, 11, 26))
                with zipfile.ZipFile(io.BytesIO(octets)) as archive:
                    tout = b"".join(archive.read(nom) for nom in archive.namelist())
                assert b"le-secret-de-la-machine" not in tout
                assert b"<w:p>BRUT" not in tout
        with pytest.raises(TimeoutError):
            ecoute.accept()
