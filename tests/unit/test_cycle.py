"""Review dates: warned 30 days ahead, told on the day, withdrawn 90 days after."""

import datetime

import pytest

from guichet.socle.fraicheur import EtatRevue, echeance, etat

LU = datetime.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("decalage", "attendu"),
    [
        (-31, EtatRevue.A_JOUR),
        (-30, EtatRevue.BIENTOT),
        (-1, EtatRevue.BIENTOT),
        (0, EtatRevue.A_RELIRE),
        (89, EtatRevue.A_RELIRE),
        (90, EtatRevue.PERIME),
        (500, EtatRevue.PERIME),
    ],
)
def test_the_state_on_either_side_of_each_threshold(decalage, attendu):
    jour = echeance(LU, 180) + datetime.timedelta(days=decalage)
    assert etat(LU, 180, jour) is attendu
