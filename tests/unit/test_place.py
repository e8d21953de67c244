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


def test_a_guide_that_tells_no_step_shows_them_all_and_may_come_before_one(donnees):
    dehors, papiers = (
        place(donnees[PARCOURS], f"demander/{un}/", avant) for un, avant in (("impayes", None), ("papiers", "depot"))
    )
    assert [(ici.numeros, ici.avant) for ici in (dehors, papiers)] == [([], None)] * 2
    assert dehors.apres is None
    assert papiers.apres is not None
    assert papiers.apres.etape.id == "depot"
    assert len(dehors.pas) == len(donnees[PARCOURS])


def test_what_comes_before_a_step_comes_after_the_one_before_it(donnees):
    loyer = place(donnees[PARCOURS], "demander/loyer/", "proposition")
    assert loyer.avant is not None
    assert loyer.avant.numero + 1 == loyer.apres.numero
