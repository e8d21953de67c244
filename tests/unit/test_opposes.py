"""A translation does not say the contrary of the French, sentence by sentence."""

import pytest

from guichet.prose.negations import perdue, perdues
from guichet.prose.opposes import retournee


@pytest.mark.parametrize(
    ("francais", "langue", "texte", "retourne"),
    [
        ("Ouvert jusqu’à {heure}", "en", "Open until {heure}", False),
        ("Ouvert jusqu’à {heure}", "en", "Closed until {heure}", True),
        ("Ouvert jusqu’à {heure}", "ar", "مغلق حتى الساعة {heure}", True),
        ("Fermé. Ouvre à {heure}", "en", "Open. Closes at {heure}", True),
        ("Signez avant le jour.", "ar", "وقّع بعد اليوم.", True),
        ("Signez après le jour.", "en", "Sign before the day.", True),
        ("Signez avant, payez après.", "en", "Sign after, pay before.", False),
        ("Signez avant.", "en", "Sign before or after.", False),
        ("Des copies suffisent.", "en", "Originals only.", True),
        ("La commission dit oui.", "en", "The committee says no.", True),
        ("Ces papiers sont obligatoires.", "en", "These documents are optional.", True),
        ("Le bailleur accepte.", "ar", "ترفض مؤسسة السكن.", True),
        ("On doit vous dire pourquoi.", "en", "You may be told why.", True),
        ("Vous pouvez demander une lettre.", "en", "You must ask for a letter.", True),
        ("Vous pouvez refuser.", "ar", "يجب أن ترفض.", True),
        # What one must not do, one may not do.
        ("On ne doit pas vous le demander.", "en", "They may not ask you for it.", False),
        # Said otherwise, or both.
        ("Ouvert jusqu’à {heure}", "en", "You can come until {heure}", False),
        ("Donnez des copies, gardez vos originaux.", "en", "Keep your originals.", False),
        ("Vous êtes à la date d’avant.", "en", "You are later.", False),
        ("Puis-je partir ?", "en", "May I leave before?", False),
        ("S’il refuse, allez ailleurs.", "en", "If they do not accept, go elsewhere.", False),
        # Sentences that are not as many are not compared.
        ("Ouvert. Venez. Sonnez.", "en", "Closed, ring the bell.", False),
    ],
)
def test_the_contrary_is_found(francais, langue, texte, retourne):
    assert bool(retournee(francais, texte, langue)) == retourne


def test_it_is_told_at_its_line():
    francais = "## Titre\n\nUn mot.\n\n- Avant, payez.\n- Partez.\n"
    anglais = "## Title\n\nA word.\n\n- After, pay.\n- Leave.\n"
    assert [*perdues(francais, anglais, "en", (perdue, retournee))] == [(4, "- After, pay.", retournee)]
