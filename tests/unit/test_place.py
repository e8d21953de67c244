"""Where a guide stands in the journey of a request."""

import pytest

from guichet.sujets.demande.fiches import PARCOURS
from guichet.sujets.demande.place import place


@pytest.mark.parametrize(
    ("guide", "numeros", "avant", "apres"),
    [
        ("deposer", [1, 2], None, "recherche"),
        ("renouveler", [7], "refus", "attente"),
        ("recours", [6, 8, 9, 10], "proposition", None),
    ],
)
def test_a_guide_knows_its_steps_the_one_before_and_the_one_after(guide, numeros, avant, apres, donnees):
    ici = place(donnees[PARCOURS], f"demander/{guide}/")
    assert ici.numeros == numeros
    assert [pas and pas.etape.id for pas in (ici.avant, ici.apres)] == [avant, apres]
    assert [pas.numero for pas in ici.pas] == list(range(1, len(donnees[PARCOURS]) + 1))


def test_a_page_that_tells_no_step_has_no_place(donnees):
    assert place(donnees[PARCOURS], "demander/impayes/") is None
