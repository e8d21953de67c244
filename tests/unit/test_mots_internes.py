"""Words of our own work are known in every form they were met in, and plain words are let through."""

import pytest

from guichet.prose.mots_internes import mots_internes


@pytest.mark.parametrize(
    "texte",
    [
        "Ce point est à relire.",
        "1 mois au plus (à\u00a0relire)",
        "un texte à\nrelire ([[L441-1]])",
        "À confirmer.",
        "Cette règle vient d’une fiche ancienne ; nous devons la relire.",
        "à vérifier dans notre copie",
        "To be checked again: the article has changed.",
        "([[L441-1]], to be re-read)",
        "Answer to be confirmed.",
        "This rule has yet to be checked again.",
        "We still have to check this point again.",
        "تنبغي مراجعتها",
        "تنبغي أيضًا مراجعة مجانية الطلب",
        "وتنبغي مراجعته",
        "فتنبغي مراجعتها",
        "يحتاج إلى تأكيد",
        "هذه الصفحة بحاجة إلى مراجعة",
        "وعلينا أن\nنراجعها",
        "(commit 77f42ba, copie du 1er août)",
        "version 07b55ab de la base",
        "Liste des lieux, liste-fs-20240801.csv",
        "Copiez data/cotation_exemple.yml",
        "Pages touchées : elus/faq/",
        "Voir demander/faq/#numero-perdu.",
        "{{lien:elus/faq/|la page elus/faq/}}",
    ],
)
def test_an_internal_word_is_found(texte: str):
    assert [mot.ligne for mot in mots_internes(texte)]


@pytest.mark.parametrize(
    "texte",
    [
        "Faites relire la grille par un juriste.",
        "Elle vous aide à relire votre convention.",
        "La version en vigueur reste à vérifier.",
        "Gardez le message de confirmation.",
        "Check your account. It is checked when you are given a home.",
        "You must be French. Read the lease again.",
        "واحتفظ أيضًا برسالة التأكيد",
        "تحقّق لدى مستشار",
        "SIREN 246200364, le 03 21 69 70 00, F10007, Cerfa 14069*05",
        "{{lien:elus/faq/|les questions}} et/ou {{verifier:gratuite}}",
        "logement-social.example/territoires/ca-de-lens-lievin/",
        "https://exemple.fr/textes/loi.json",
    ],
)
def test_plain_words_are_let_through(texte: str):
    assert [mot.mots for mot in mots_internes(texte)] == []


def test_provenance_is_told_where_it_may_be():
    texte = "commit 77f42ba, liste-fs-20240801.csv, à confirmer"
    assert [mot.mots for mot in mots_internes(texte, provenance=True)] == ["à confirmer"]


def test_the_line_of_an_internal_word_counts_those_of_shortcodes():
    assert [mot.ligne for mot in mots_internes("\nun\n{{delai:a\n|b}}\nà relire")] == [5]
