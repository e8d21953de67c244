import datetime

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings, strategies as st
from markupsafe import Markup

from guichet.socle.langues import (
    ChaineInconnue,
    ChampInconnu,
    Interface,
    categories_de_pluriel,
    telephone,
    texte_nu,
    typographie,
)

FORMES_ARABES = dict.fromkeys(["zero", "one", "two", "few", "many", "other"], "{n} بلديات") | {"two": "بلديتان"}
CHAINES = {
    "t.communes": {
        "fr": {"one": "{n} commune", "other": "{n} communes"},
        "en": {"one": "{n} town", "other": "{n} towns"},
        "ar": FORMES_ARABES,
    },
    "t.bonjour": {"fr": "Bonjour <{qui}>", "en": "Hello <{qui}>", "ar": "مرحبا <{qui}>"},
}


@pytest.mark.parametrize(
    ("langue", "n", "attendu"),
    [
        ("fr", 0, "0 commune"),
        ("fr", 1, "1 commune"),
        ("fr", 3782, "3\u202f782 communes"),
        ("en", 0, "0 towns"),
        ("en", 1, "1 town"),
        ("ar", 2, "بلديتان"),
        ("ar", 11, "11 بلديات"),
    ],
)
def test_plurals(langue, n, attendu):
    assert Interface(langue, CHAINES).t("t.communes", n=n) == attendu


def test_what_comes_from_data_is_escaped_markup_stays():
    interface = Interface("en", CHAINES)
    assert interface.t("t.bonjour", qui="<b>") == "Hello &lt;&lt;b&gt;&gt;"
    assert interface.t("t.bonjour", qui=Markup("<b>")) == "Hello &lt;<b>&gt;"


def test_an_unknown_string():
    with pytest.raises(ChaineInconnue):
        Interface("fr", CHAINES).t("t.absente")


@pytest.mark.parametrize("valeurs", [{}, {"autre": 1}])
def test_a_value_that_the_page_does_not_give_is_named(valeurs):
    with pytest.raises(ChampInconnu, match=r"t\.bonjour.+\{qui\}"):
        Interface("fr", CHAINES).t("t.bonjour", **valeurs)


def test_french_names_are_marked_outside_french():
    assert Interface("fr", {}).nom("L'Œuvre") == "L&#39;Œuvre"
    assert Interface("ar", {}).nom("Lens") == '<span lang="fr" dir="ltr">Lens</span>'


@pytest.mark.parametrize(
    ("langue", "jour", "attendu"),
    [
        ("fr", 1, "1er octobre 2026"),
        ("fr", 6, "6 octobre 2026"),
        ("en", 6, "6 October 2026"),
        ("ar", 6, "6 أكتوبر 2026"),
    ],
)
def test_dates_in_words(langue, jour, attendu):
    assert Interface(langue, {}).jour(datetime.date(2026, 10, jour)) == attendu


def test_western_digits_in_every_language():
    assert all(str(Interface(langue, {}).nombre(12)) == "12" for langue in ("fr", "en", "ar"))


@settings(max_examples=200)
@given(st.integers(-(10**12), 10**12), st.sampled_from(("fr", "en", "ar")))
def test_a_whole_number_is_written_as_babel_writes_it(nombre, langue):
    # In Arabic, as on the papers of France: « 12,870 » would be twelve euros to a reader from the Maghreb.
    assert Interface(langue, {}).nombre(nombre) == format_decimal(nombre, locale="fr" if langue == "ar" else langue)


@pytest.mark.parametrize(
    ("langue", "euros", "attendu"),
    [
        ("fr", 12.7, "12,70"),
        ("fr", 9456.5, "9\u202f456,50"),
        ("fr", 905.0, "905"),
        ("en", 35.8, "35.80"),
        ("ar", 12.0, "12"),
    ],
)
def test_an_amount_has_two_decimals_or_none(langue, euros, attendu):
    assert Interface(langue, {}).montant(euros) == attendu


def test_plural_categories():
    assert categories_de_pluriel("fr") == {"one", "other"}
    assert categories_de_pluriel("ar") == {"zero", "one", "two", "few", "many", "other"}


def test_telephone_numbers():
    assert telephone("+33321697000") == "03 21 69 70 00"


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Qui ? Moi !", "Qui\u00a0? Moi\u00a0!"),
        ("« mot » : suite", "«\u00a0mot\u00a0»\u00a0: suite"),
        ("https://a.fr?x", "https://a.fr?x"),
    ],
)
def test_unbreakable_spaces(texte, attendu):
    assert typographie(texte) == attendu
    balise = typographie(Markup(texte))
    assert isinstance(balise, Markup)
    assert balise == attendu


@pytest.mark.parametrize(
    ("balisage", "attendu"),
    [
        ("<p>CA d&#39;Hénin</p>\n<p>Qui\u00a0?</p>", "CA d'Hénin Qui\u00a0?"),
        ("3\u202f782  communes\n", "3\u202f782 communes"),
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"),
    ],
)
def test_plain_text(balisage, attendu):
    assert texte_nu(balisage) == attendu


def test_a_text_and_its_values_with_their_punctuation():
    interface = Interface("fr", CHAINES | {"t.titre": {"fr": "L'agglo : {nom}"}})
    assert interface.texte("t.titre", nom="Qui ?") == "L'agglo\u00a0: Qui\u00a0?"
    assert interface.t("t.titre", nom=Markup("<b>a ; b</b>")) == "L&#39;agglo\u00a0: <b>a\u00a0; b</b>"
    assert interface.nom("Qui ?") == "Qui\u00a0?"
