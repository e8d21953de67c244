"""A bound is the same in each language."""

import pytest

from guichet.prose.bornes import COMPARAISONS


@pytest.mark.parametrize(
    ("francais", "langue", "texte", "trouve"),
    [
        ("Vous avez au moins dix jours.", "en", "You have at most ten days.", "You have at most ten days."),
        ("Vous avez au moins dix jours.", "ar", "لديك عشرة أيام على الأكثر.", "لديك عشرة أيام على الأكثر."),
        ("Vous avez au moins dix jours.", "en", "You have at least ten days.", None),
        ("Répondez. Au plus un mois.", "en", "Answer. A month at least, a year at most.", None),
        ("Au plus un mois. Au moins un an.", "en", "A month, at least. A year, at most.", "A month, at least."),
        ("Au plus tôt demain.", "en", "Tomorrow at least.", None),
        ("Dix jours.", "en", "At least ten days.", None),
    ],
)
def test_the_other_bound_is_found(francais, langue, texte, trouve):
    trouves = [mots for retournee in COMPARAISONS if (mots := retournee(francais, texte, langue))]
    assert (trouve in trouves) if trouve else not trouves
