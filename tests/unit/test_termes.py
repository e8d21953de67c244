"""Words of the glossary in running text: found where they must be, explained once, valid in a paragraph."""

import datetime
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

import markdown
import pytest
from hypothesis import given, strategies as st

from guichet.prose.redaction import Plume
from guichet.socle.langues import Interface
from guichet.sujets.glossaire.fiches import Terme
from guichet.sujets.glossaire.termes import Lexique, Termes, cle_de_forme

CHAINES = {
    "glossaire.lien": {"fr": "Voir le glossaire", "en": "See the glossary", "ar": "انظر المعجم"},
}


def terme(identifiant, formes, statut="officiel", **definition):
    return Terme(
        id=identifiant,
        terme=formes[-1].capitalize(),
        formes=formes,
        definition=definition or {"fr": f"sens de {identifiant}"},
        demandeurs=bool(definition),
        statut=statut,
        lu_le=datetime.date(2026, 11, 23),
    )


TERMES = [
    terme("bailleur", ["bailleurs", "bailleur"], fr="Il loue.", en="The landlord.", ar="المؤجِّر."),
    terme("commission", ["commission d'attribution"], fr="Elle décide.", en="It decides.", ar="تقرر."),
    terme("attribution", ["attribution"]),
    terme("dalo", ["DALO", "Dalo"], statut="a_confirmer"),
]


@dataclass
class Ecriture:
    langue: str = "fr"
    page: str = "demander/papiers/"
    vus: set = field(default_factory=set)


def rendre(texte, ecriture=None):
    ecriture = ecriture or Ecriture()
    lexique = Lexique(TERMES, Interface(ecriture.langue, CHAINES))
    extensions = [Termes(Plume(ecriture), lexique), "attr_list", "md_in_html", "toc"]
    return markdown.markdown(texte, extensions=extensions)


def arbre(texte, ecriture=None):
    return ET.fromstring(f"<div>{rendre(texte, ecriture)}</div>")


def mots(racine):
    return [bouton.text for bouton in racine.iter("button")]


@pytest.mark.parametrize(
    ("texte", "trouves"),
    [
        ("Le bailleur loue.", ["bailleur"]),
        ("Bailleur, puis bailleurs.", ["Bailleur"]),  # once, whatever the spelling
        ("Les bailleurs", ["bailleurs"]),
        ("Le rebailleur et le bailleur-type.", []),
        ("l'attribution, l’attribution", ["attribution"]),
        ("La commission\nd’attribution siège.", ["commission\nd’attribution"]),  # a broken line, a curly apostrophe
        ("La commission d'attribution, puis l'attribution.", ["commission d'attribution", "attribution"]),
        ("Le **bailleur** social", ["bailleur"]),
        ("- un bailleur\n- le Dalo", ["bailleur", "Dalo"]),
        ("un BAILLEUR, le dALO", ["dALO"]),  # only the first letter may change
        ("# Le bailleur\n\nUn texte.", []),
        ("# Le bailleur\n\nUn bailleur.", ["bailleur"]),
        ("[le bailleur](https://exemple.fr)", []),
        ("[le **bailleur**](https://exemple.fr) et un bailleur", ["bailleur"]),
        ("`bailleur`", []),
        ("<details markdown='1'><summary>Le bailleur</summary>\n\nUn bailleur.\n\n</details>", ["bailleur"]),
        ("Un <b>bailleur</b> en balises, un bailleur.", []),  # typed tags: the tree does not know what holds what
        ("Un bailleur {: .note }", ["bailleur"]),
    ],
)
def test_words_are_found_where_a_button_may_stand(texte, trouves):
    assert mots(arbre(texte)) == trouves


@pytest.mark.parametrize("langue", ["en", "ar"])
def test_translations_explain_only_what_they_mark_as_french(langue):
    racine = arbre(
        'bailleur, <span lang="fr" dir="ltr">bailleur</span>, **<span lang="fr">Dalo</span>**', Ecriture(langue)
    )
    assert mots(racine) == ["bailleur"]  # « Dalo » has no definition in that language
    definition = racine.find(".//span[@popover]")
    sens = "rtl" if langue == "ar" else "ltr"
    assert (definition.get("lang"), definition.get("dir")) == (langue, sens)
    assert definition.find("b").attrib == {"lang": "fr", "dir": "ltr"}
    assert [span.get("dir") for span in racine.iter("span") if span.get("lang") == "fr"] == ["ltr", None]


def test_french_pages_leave_other_languages_alone():
    assert mots(arbre('<div lang="en" markdown="1">\n\na bailleur\n\n</div>\n\nun bailleur')) == ["bailleur"]


def test_button_opens_the_definition_beside_it():
    racine = arbre("Le bailleur.")
    bouton, definition = racine.find("p/span")
    assert bouton.attrib == {"type": "button", "class": "terme", "popovertarget": "def-bailleur"}
    assert (definition.tag, definition.get("popover"), definition.get("id")) == ("span", "auto", "def-bailleur")
    assert definition.get("role") == "note"
    assert "data-search-exclude" in definition.attrib
    assert "".join(definition.itertext()) == " Bailleur – Il loue. Voir le glossaire"
    assert definition.find("a").get("href") == "../../glossaire/#bailleur"
    assert definition.tail == "."


@pytest.mark.parametrize(
    ("texte", "colle"),
    [
        ("Le bailleur.", ("", ".")),
        ("Voyez (le bailleur), ici", ("", "),")),
        ("Voici le bailleur : un", ("", " :")),
        ("Un (bailleur) ici", ("(", ")")),
        ("Un d’bailleur ici", ("d’", "")),
    ],
)
def test_what_touches_a_word_stays_on_its_line(texte: str, colle: tuple[str, str]):
    mot = arbre(texte).find("p/span[@class='mot']")
    assert (mot.text or "", mot[-1].tail or "") == colle


def test_a_word_between_spaces_needs_nothing_around_it():
    assert arbre("Le bailleur loue").find("p/span[@class='mot']") is None


def test_a_page_written_in_several_pieces_explains_a_word_once():
    ecriture = Ecriture()
    assert mots(arbre("Un bailleur.", ecriture)) == ["bailleur"]
    assert mots(arbre("Un bailleur, le Dalo.", ecriture)) == ["Dalo"]
    assert mots(arbre("Un bailleur.", Ecriture())) == ["bailleur"]


def test_a_glossary_without_words_finds_none():
    assert list(Lexique([], Interface("fr", CHAINES)).trouver("Le bailleur")) == []


@pytest.mark.parametrize(
    ("forme", "cle"),
    [("Bailleur", "bailleur"), ("commission\n d’attribution", "commission d'attribution"), ("DALO", "dALO")],
)
def test_spellings_are_compared_by_their_key(forme, cle):
    assert cle_de_forme(forme) == cle


PIECES = ["bailleur", "bailleurs", "Dalo", "DALO", "commission", "d'attribution", "le", "(", ",", ".", "\n", "**gras**"]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_marking_adds_definitions_and_changes_no_word(texte):
    racine = arbre(texte)
    identifiants = [definition.get("id") for definition in racine.iter("span")]
    assert len(identifiants) == len(set(identifiants))
    for parent in list(racine.iter()):
        for definition in parent.findall("span[@popover]"):
            definition[:], definition.text = [], None
    temoin = ET.fromstring(f"<div>{markdown.markdown(texte)}</div>")
    assert "".join(racine.itertext()) == "".join(temoin.itertext())
