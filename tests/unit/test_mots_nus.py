"""Markdown as bare words."""

import pytest

from guichet.prose.mots_nus import mots_nus
from guichet.prose.raccourcis import mots_montres


@pytest.mark.parametrize(
    ("texte", "montres"),
    [
        ("Sous {{delai:attestation}} ([[R441-2-3]]).", "Sous  ()."),
        ("Lisez {{lien:demander/|trois\npages}} et [[L441-1|l’article]].", "Lisez trois\npages et l’article."),
        ("Un {{lien:a/\n|mot}}.", "Un mot\n."),
        ("{{Pas un raccourci}} [ni lui]", "{{Pas un raccourci}} [ni lui]"),
    ],
)
def test_a_shortcode_is_the_words_that_it_shows(texte, montres):
    assert mots_montres(texte) == montres


@pytest.mark.parametrize(
    ("texte", "mots"),
    [
        ("## Un titre {#ici}", "## Un titre "),
        ("**Deux** _mots_ `nus`", "Deux mots nus"),
        ("[Une page](../page.md) : https://exemple.fr.", "Une page : "),
        ('Un <span lang="en">mot</span>\n<a\nhref="a/">puis deux</a>', "Un mot\n\npuis deux"),
        ("{{lien:a/|**deux** mois}} {n}", "deux mois {n}"),
    ],
)
def test_what_is_no_word_is_left_out(texte, mots):
    assert mots_nus(texte) == mots
    assert mots_nus(texte).count("\n") == texte.count("\n")
