"""What is denied in one language is denied in the others, sentence by sentence."""

import pytest

from guichet.prose.negations import perdue, perdues


@pytest.mark.parametrize(
    ("francais", "langue", "texte", "perdu"),
    [
        ("Votre demande n’est pas annulée.", "en", "Your application is not cancelled.", None),
        ("Votre demande n’est pas annulée.", "en", "Your application is cancelled.", "Your application is cancelled."),
        ("Votre demande est gardée.", "en", "Your application isn’t kept.", "Your application isn’t kept."),
        ("Aucune pièce ne peut être exigée.", "ar", "لا يجوز اشتراط أي وثيقة.", None),
        ("Aucune pièce ne peut être exigée.", "ar", "يجوز اشتراط أي وثيقة.", "يجوز اشتراط أي وثيقة."),
        # Said by a word, not by the verb.
        ("Vous ne pouvez pas payer ?", "en", "Unable to pay?", None),
        ("Vous ne pouviez vraiment pas ?", "ar", "هل كان ذلك مستحيلًا عليك حقًا؟", None),
        ("Ce site n’est plus à jour.", "en", "This site is out of date.", None),
        # A minimum and a limit deny nothing.
        ("Ce délai est d’au moins 2 mois.", "ar", "لا تقل هذه المهلة عن شهرين.", None),
        ("Il faut un jugement.", "ar", "لا إخلاء إلا بحكم.", None),
        # Sentences that are not as many are not compared; those that a colon cuts otherwise are, whole.
        ("Il ne paie pas. Il part.", "en", "He pays and leaves.", None),
        ("Il ne paie pas : il part. Il rit.", "en", "He pays and leaves. He laughs.", "He pays and leaves."),
    ],
)
def test_a_denial_that_is_lost_or_added_is_found(francais, langue, texte, perdu):
    assert perdue(francais, texte, langue) == perdu


def test_it_is_told_at_its_line():
    francais = "## Titre\n\nUn mot.\n\n- Payez.\n- Ne partez pas.\n"
    assert [*perdues(francais, "## Title\n\nA word.\n\n- Pay.\n- Leave.\n", "en")] == [(5, "- Leave.", perdue)]
    assert [*perdues(francais, "## Title\n\nA word.\n\n- Pay.\n- Do not leave.\n", "en")] == []
    # Far into its paragraph.
    francais, anglais = "Un mot,\npuis un autre.\nPayez. Ne partez pas.", "A word,\nthen another.\nPay. Leave."
    assert [*perdues(francais, anglais, "en")] == [(2, "Leave.", perdue)]
