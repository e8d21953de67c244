"""Which language a text is written in, and each of its sentences."""

import pytest

from guichet.prose.langue_ecrite import copie, fausse_langue, phrase_d_une_autre_langue


@pytest.mark.parametrize(
    ("langue", "texte", "fausse"),
    [
        ("fr", "Vous pouvez demander un logement dans une autre commune.", None),
        ("en", "You can ask for a home in another town.", None),
        ("ar", "يمكنك أن تطلب مسكنًا في بلدية أخرى.", None),
        ("en", "Vous pouvez demander un logement dans une autre commune.", "fr"),
        ("fr", "You can ask for a home in another town with this form.", "en"),
        ("ar", "Vous pouvez demander un logement dans une autre commune.", "fr"),
        ("en", "يمكنك أن تطلب مسكنًا", "ar"),
        ("fr", "يمكنك أن تطلب مسكنًا", "ar"),
        ("ar", "Dalo", None),
        # As many letters of each; a name longer than the word before it; names alone.
        ("ar", "سكن Dal", None),
        ("ar", "عند Hauts", None),
        ("ar", "Lens Lille", "fr"),
        # One elision is of a name, two are of a sentence.
        ("en", "Union d’habitat social du Nord", None),
        ("en", "Aide d’urgence pour l’habitat social, Nord régional", "fr"),
        ("en", "Union régionale pour l’habitat", None),
        ("en", 'Ask the <span lang="fr">préfet de la région et du département</span> to decide for you.', None),
        ("ar", "{{lien:demander/recours/}} [[L441-2-3]]", None),
    ],
)
def test_the_language_of_a_text(langue, texte, fausse):
    assert fausse_langue(langue, texte) == fausse


def test_a_copy_of_the_french():
    assert copie("Où aller pour faire votre demande ?", "Où aller pour faire votre demande ?")
    assert not copie("Cerfa", "Cerfa")


@pytest.mark.parametrize(
    ("langue", "texte", "autre"),
    [
        ("en", "You can ask for a home. Vous pouvez le demander ici. It is free.", "fr"),
        ("en", "You can ask for a home: vous pouvez le demander ici.", "fr"),
        ("en", "What to bring\n- your identity card\n- la carte de votre enfant et la vôtre\n- a photo", "fr"),
        ("fr", "Vous pouvez le demander ici ! You can ask for it here.", "en"),
        ("en", "You can ask for a home. It is free.", None),
        # Fewer words may be a name.
        ("en", "You can ask for a home. Aller vers vous.", None),
        ("en", "Ask at the « maison de la métropole pour vous et les vôtres ».", None),
        ("ar", "يمكنك أن تطلب مسكنًا. Vous pouvez le demander ici.", None),
    ],
)
def test_a_sentence_left_in_another_language(langue, texte, autre):
    assert phrase_d_une_autre_langue(langue, texte) == autre
