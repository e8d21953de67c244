"""The amounts shown are those that hold on the day of the page."""

import datetime

import pytest

from guichet.sujets.baremes.fiches import BAREMES, NatureDeBareme
from guichet.sujets.baremes.page import en_vigueur


@pytest.mark.parametrize("nature", list(NatureDeBareme))
def test_amounts_are_those_of_the_last_order_in_force(donnees, nature):
    dates = sorted({bareme.depuis for bareme in donnees[BAREMES] if bareme.bareme == nature})
    assert en_vigueur(donnees, nature, dates[0] - datetime.timedelta(days=1)) is None
    table = en_vigueur(donnees, nature, dates[-1])
    assert table is not None
    attendus = {
        (bareme.situation, bareme.zone): bareme.montant
        for bareme in donnees[BAREMES]
        if bareme.bareme == nature and bareme.depuis == dates[-1]
    }
    assert {(s, zone): montant for s, montants in table.lignes for zone, montant in montants.items()} == attendus
