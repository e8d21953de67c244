"""Classes of the map of shares."""

import pytest

from appui.territoires import EPCI
from guichet.sujets.chiffres.carte import BORNES, classe, part_du_premier_quartile, teintes
from guichet.sujets.chiffres.fiches import Attributions


@pytest.mark.parametrize(
    ("part", "attendue"), [(0, 1), (9.99, 1), (10, 2), (14.9, 2), (19, 3), (24.99, 4), (25, 5), (80, 5)]
)
def test_a_bound_belongs_to_the_class_above(part, attendue):
    assert classe(part) == attendue
    assert 1 <= classe(part) <= len(BORNES) + 1


@pytest.mark.parametrize(("total", "part"), [(29, None), (30, 20.0)])
def test_too_few_allocations_make_no_share(total, part):
    fiche = Attributions(
        epci="200093201",
        annee=2025,
        total=total,
        menages_prioritaires=0,
        dalo=0,
        premier_quartile=6,
        statut="transcrit",
        source="a",
    )
    assert part_du_premier_quartile(fiche) == part


def test_each_territory_is_on_the_map_once(donnees):
    attributions = {a.epci: a for a in donnees.attributions}
    formes = teintes(list(donnees.epci.values()), donnees.traces, attributions)
    assert len(formes) == len(donnees.epci) == EPCI
    assert len(attributions) < EPCI
    assert all((f.part is None) == (f.classe is None) for f in formes)
