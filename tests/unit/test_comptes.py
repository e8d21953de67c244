"""Lists that a sentence counts, days typed in texts: pure functions, table-driven."""

import pytest

from guichet.prose.comptes import listes_mal_comptees
from guichet.prose.dates_tapees import jours_tapes


@pytest.mark.parametrize(
    ("texte", "annonce"),
    [
        ("Trois motifs :\n\n- un\n- deux", "Trois motifs :"),
        (
            "Il le faut.\nDeux motifs, et deux seulement\n([[L441-1]]) :\n\n1. un\n2. deux\n3. trois",
            "Deux motifs, et deux seulement\n() :",
        ),
        ("Two papers:\n- one\n  of them", "Two papers:"),
        ("Trois motifs :\n\n- un\n- deux\n- trois", None),
        ("Vous avez deux mois pour :\n\n- un", None),
        ("Vous avez deux enfants ? Apportez :\n\n- un", None),
        ("Il y en a deux mille :\n\n- un", None),
        ("Deux, trois ou quatre :\n\n- un\n- deux\n- trois", None),
        ("Deux phrases. La liste :\n\n- un", None),
        ("- Deux choses :\n- un\n- deux\n- trois", None),
        ("Deux choses suivent.\n\n- un", None),
    ],
)
def test_a_list_has_as_many_items_as_announced(texte, annonce):
    assert [defaut.extrait for defaut in listes_mal_comptees(texte)] == ([annonce] if annonce else [])


def test_a_list_badly_counted_is_told_at_the_line_of_its_sentence_by_its_end():
    long = "Pour chacune des raisons que la loi énonce à cet endroit, deux motifs sont donnés :"
    (defaut,) = listes_mal_comptees(f"\nUn mot.\n\n{long}\n\n- un\n- deux\n- trois\n")
    assert (defaut.ligne, defaut.extrait) == (4, long[-60:])


@pytest.mark.parametrize(
    ("langue", "texte", "jours"),
    [
        (
            "fr",
            "Du 1er novembre au 31 mars 2027, le 3 Mars.",
            [((1, 11), None), ((31, 3), "2027-03-31"), ((3, 3), None)],
        ),
        ("en", "On 1st May 2026, by 2 June", [((1, 5), "2026-05-01"), ((2, 6), None)]),
        ("ar", "من 1 نوفمبر إلى 31 مارس 2027", [((1, 11), None), ((31, 3), "2027-03-31")]),
        ("fr", "Le mois de mars, 12 marsouins, 123 mai.", []),
    ],
)
def test_days_typed_in_a_text(langue, texte, jours):
    assert [(tape.jour_et_mois, tape.iso) for tape in jours_tapes(texte, langue)] == jours


@pytest.mark.parametrize(
    ("texte", "existe"),
    [
        ("le 1er mai", True),
        ("le 0 mai", False),
        ("le 31 avril", False),
        ("le 29 février", True),
        ("le 29 février 2026", False),
        ("le 29 février 2028", True),
    ],
)
def test_a_day_that_no_year_has_or_that_its_year_has_not(texte, existe):
    assert [tape.existe for tape in jours_tapes(texte, "fr")] == [existe]
