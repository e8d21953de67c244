"""The map of the region: classes of shares, and what is drawn over it."""

import math
from itertools import pairwise
from types import SimpleNamespace

import pytest

from appui.territoires import EPCI
from guichet.sujets.chiffres.carte import BORNES, arrondi_dans_sa_classe, classe, part_du_premier_quartile, teintes
from guichet.sujets.chiffres.fiches import Attributions
from guichet.sujets.territoires.fiches import CADRE, TRACES
from guichet.sujets.territoires.fond_de_carte import (
    VILLES,
    fond_de_carte,
    frontieres,
    lignes_continues,
    simplifier,
    villes,
)
from guichet.sujets.territoires.noms import nom_en_toutes_lettres
from guichet.sujets.territoires.projection import cadrer, lambert93
from guichet.sujets.territoires.traces import points


@pytest.mark.parametrize(
    ("part", "attendue"), [(0, 1), (9.99, 1), (10, 2), (14.9, 2), (19, 3), (24.99, 4), (25, 5), (80, 5)]
)
def test_a_bound_belongs_to_the_class_above(part, attendue):
    assert classe(part) == attendue
    assert 1 <= classe(part) <= len(BORNES) + 1


@pytest.mark.parametrize(
    ("part", "lue"), [(14.5907, 14.6), (9.836, 9.8), (14.966, 14.97), (24.9996, 24.9996), (20, 20), (33.33, 33.3)]
)
def test_a_share_is_not_written_as_one_of_another_class(part, lue):
    assert arrondi_dans_sa_classe(part) == lue


def test_every_label_of_the_map_agrees_with_its_colour(donnees):
    attributions = {a.epci: a for a in donnees.attributions}
    for forme in teintes(list(donnees.epci.values()), donnees.traces, attributions):
        assert forme.part_lue is None or classe(forme.part_lue) == forme.classe, forme.epci.nom


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


# — what is drawn over the areas —


def test_the_projection_is_lambert_93():
    """Its origin is exact; Notre-Dame is where IGN says, to a metre."""
    assert lambert93(3.0, 46.5) == pytest.approx((700_000, 6_600_000), abs=0.01)
    assert lambert93(2.3499, 48.8530) == pytest.approx((652_298, 6_861_636), abs=5)


def test_the_frame_is_filled_from_edge_to_edge():
    cadrage = cadrer([(2.0, 50.0), (3.0, 49.0)], largeur=100, marge=4)
    assert [round(cadrage.place(*point)[0]) for point in ((2.0, 50.0), (3.0, 49.0))] == [4, 96]
    assert cadrage.place(2.0, 50.0)[1] == pytest.approx(4)


def test_a_border_is_what_communes_of_two_departements_share():
    gauche, droite = ("59", "0,0 1,0 1,1 0,1"), ("62", "1,0 2,0 2,1 1,1")
    meme = ("62", "2,0 3,0 3,1 2,1")
    assert frontieres([gauche, droite, meme]) == {("1,0", "1,1")}
    assert frontieres([droite, meme]) == set()


def test_sides_make_lines_from_where_three_meet():
    lignes = lignes_continues([("0,0", "1,0"), ("1,0", "2,0"), ("2,0", "2,1"), ("2,0", "2,-1")])
    assert sorted(map(len, lignes)) == [2, 2, 3]
    (boucle,) = lignes_continues([("0,0", "1,0"), ("1,0", "1,1"), ("0,0", "1,1")])
    assert boucle[0] == boucle[-1]
    assert len(boucle) == 4


def test_a_line_keeps_its_turns_and_nothing_else():
    assert simplifier([(0, 0), (5, 1), (10, 0), (10, 10)], tolerance=2) == [(0, 0), (10, 0), (10, 10)]
    assert simplifier([(0, 0), (5, 3), (10, 0)], tolerance=2) == [(0, 0), (5, 3), (10, 0)]


def test_names_of_towns_do_not_cover_one_another_nor_leave_the_map():
    cadrage = cadrer([(1.4, 51.1), (4.2, 48.9)], largeur=800, marge=4)
    voisine = {"departement": "59", "insee": "59000"}
    nommees = villes(
        [
            SimpleNamespace(nom="Grande", lon=2.0, lat=50.0, population=9, **voisine),
            SimpleNamespace(nom="Voisine", lon=2.1, lat=50.0, population=8, **voisine),
            SimpleNamespace(nom="Orientale", lon=4.15, lat=49.5, population=7, **voisine),
        ],
        cadrage,
        800,
    )
    assert [(ville.nom, ville.avant) for ville in nommees] == [("Grande", False), ("Orientale", True)]


def test_the_map_names_a_dozen_towns_and_draws_the_departements(donnees):
    fond = fond_de_carte(donnees)
    assert len(fond.villes) == VILLES
    assert {"Lille", "Amiens", "Calais", "Beauvais", "Laon"} <= {ville.nom for ville in fond.villes}
    assert all(math.dist((a.x, a.y), (b.x, b.y)) > 100 for a, b in pairwise(fond.villes))
    lille = next(ville for ville in fond.villes if ville.nom == "Lille")
    dessin = points(donnees[TRACES]["200093201"].trace)
    assert min(x for x, _ in dessin) < lille.x < max(x for x, _ in dessin)
    assert min(y for _, y in dessin) < lille.y < max(y for _, y in dessin)
    # Five départements meet along several lines, which cross the region.
    assert fond.departements.count("M") >= 5
    assert (fond.largeur, fond.hauteur) == (donnees[CADRE].largeur, donnees[CADRE].hauteur)


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("CA de Lens - Liévin", "Communauté d’agglomération de Lens-Liévin"),
        ("CC des 7 Vallées", "Communauté de communes des 7 Vallées"),
        ("CU d'Arras", "Communauté urbaine d’Arras"),
        ("Métropole Européenne de Lille", "Métropole Européenne de Lille"),
    ],
)
def test_applicants_read_the_name_of_a_territory_in_words(nom, attendu):
    assert nom_en_toutes_lettres(SimpleNamespace(nom=nom)) == attendu


def test_every_territory_has_a_name_in_words(donnees):
    for epci in donnees.epci.values():
        assert nom_en_toutes_lettres(epci).startswith(("Communauté ", "Métropole ")), epci.nom
