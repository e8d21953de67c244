"""Where sentences end."""

import pytest

from guichet.prose.phrases import phrases, places


@pytest.mark.parametrize(
    "attendues",
    [
        ["Voir l'art. L. 441-1 du CCH.", "Le maire décide."],
        ["Téléphonez à M. le maire.", "Il répond."],
        ["« Oui. »", "Puis il signe."],
        ["Attendez…", "Revenez ensuite."],
        ["Vous avez deux enfants ?", "Apportez le livret."],
        ["La liste date de 2026.", "35 communes y sont."],
        ["Le logement est en zone A.", "Le plafond change."],
        ["À confirmer.", "{{verifier:gratuite}} *Voir* la suite."],
        ["Is it free?", "Yes."],
        ["هل هذا مجاني؟", "نعم.", "لا تدفع."],
        ["Ceci (voir plus bas.)", "Cela."],
        [],
    ],
    ids=" | ".join,
)
def test_a_text_is_cut_where_its_sentences_end(attendues):
    assert phrases("  ".join(attendues)) == attendues


@pytest.mark.parametrize(
    "texte",
    [
        "« Oui ! » dit le guichet.",
        "1. Choisissez vos villes",
        "- **Vous avez signé un bail.** C’est normal.",
        "| Part demandée | … | … |",
        "Le loyer est de … : écrivez-le.",
        "Écrivez : « Je suis sourd, écrivez-moi. »",
    ],
)
def test_a_sentence_goes_on(texte):
    assert phrases(texte) == [texte]


def test_other_signs_may_end_one():
    assert phrases("Il part : il revient ; il rit.", aussi=":;") == ["Il part :", "il revient ;", "il rit."]


def test_each_has_its_place():
    texte = "\n\n Un mot.\nUn autre.  \n"
    assert [*places(texte)] == [(3, "Un mot."), (11, "Un autre.")]
