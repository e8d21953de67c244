"""Geography: whatever is moved on the map is told. Single faults are in ``tests/cas/corruptions/geographie.yml``."""

import math

import pytest

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.sujets.lieux import regles_de_geographie as lieux
from guichet.sujets.lieux.annuaires import FRANCE_SERVICES, MAIRIES
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.territoires import (
    contours,
    regles_de_geographie as geographie,
    regles_de_la_carte as carte,
    regles_des_epci as epci,
    traces,
    voisinage,
)
from guichet.sujets.territoires.fiches import ANCIENNES, CADRE, COMMUNES, CONTOURS, EPCI, TRACES, Contour, TraceEpci

JEUX = (COMMUNES, ANCIENNES, EPCI, CONTOURS, TRACES, MAIRIES, FRANCE_SERVICES, GUICHETS)
REGLES = (*geographie.REGLES, *epci.REGLES, *carte.REGLES, *lieux.REGLES)
# A sixth of the communes, taken all over the region.
PAS = 6


@pytest.fixture
def lot(donnees, tmp_path):
    lot = Lot(tmp_path)
    for jeu in JEUX:
        fiches = donnees.toutes(jeu)
        lot.paires[jeu] = [(fiche, Enregistrement(jeu.fichier, n, {})) for n, fiche in enumerate(fiches, 2)]
        lot.connus[jeu] = {getattr(fiche, jeu.cle) for fiche in fiches} if jeu.cle else set()
    lot.paires[CADRE] = [(donnees[CADRE], Enregistrement(CADRE.fichier, 1, {}))]
    return lot


def changer(lot: Lot, jeu, lignes: dict[int, dict]) -> None:
    """Give other values to the records of ``jeu`` at ``lignes`` of their file."""
    for ligne, valeurs in lignes.items():
        fiche, enregistrement = lot.paires[jeu][ligne - 2]
        lot.paires[jeu][ligne - 2] = (fiche.model_copy(update=valeurs), enregistrement)
    lot._par_cle.clear()


def lignes_dites(regle, lot: Lot, jeu) -> set[int]:
    return {probleme.ligne for probleme in regle(lot) if probleme.fichier == jeu.fichier}


def test_real_data_is_accepted(lot):
    assert [probleme for regle in REGLES for probleme in regle(lot)] == []


def test_a_centre_moved_by_a_hundred_metres_is_told(lot):
    changees = {ligne: {"lat": c.lat + 0.001} for ligne, (c, _) in enumerate(lot[COMMUNES], 2) if ligne % PAS == 0}
    changees = {ligne: v for ligne, v in changees.items() if lot[COMMUNES][ligne - 2][0].insee in lot.connus[CONTOURS]}
    changer(lot, COMMUNES, changees)
    dites = list(geographie.centre_de_son_contour(lot))
    assert len(dites) == len(changees)
    # Those of the border, which no other outline holds, pass for a wrong outline: the two files are named as one.
    assert sum(probleme.fichier == COMMUNES.fichier for probleme in dites) > 0.8 * len(changees)


def test_an_outline_cut_in_two_is_told(lot):
    changees = {
        ligne: {"contour": " ".join(contour.contour.split()[len(contour.contour.split()) // 3 :])}
        for ligne, (contour, _) in enumerate(lot[CONTOURS], 2)
        if ligne % PAS == 0 and ";" not in contour.contour
    }
    changer(lot, CONTOURS, changees)
    dites = [p for regle in (geographie.contour_plausible, geographie.centre_de_son_contour) for p in regle(lot)]
    assert len(dites) == len(changees)
    assert sum(probleme.fichier == CONTOURS.fichier for probleme in dites) > 0.9 * len(changees)


def test_outlines_swapped_by_neighbours_are_told(lot):
    fiches = [contour for contour, _ in lot[CONTOURS]]
    paires = [(ligne, ligne + 1) for ligne in range(2, len(fiches) - 1, 50)]
    for une, autre in paires:
        changer(
            lot, CONTOURS, {une: {"contour": fiches[autre - 2].contour}, autre: {"contour": fiches[une - 2].contour}}
        )
    assert len(list(geographie.centre_de_son_contour(lot))) == 2 * len(paires)


def test_a_commune_moved_to_any_epci_is_told_at_its_line(lot, donnees):
    sirens = sorted(donnees[EPCI])
    for rang, ligne in enumerate(range(2, len(lot[COMMUNES]), 400)):
        fiche = lot[COMMUNES][ligne - 2][0]
        for siren in [siren for siren in sirens[rang::20] if siren != fiche.epci]:
            changer(lot, COMMUNES, {ligne: {"epci": siren}})
            assert lignes_dites(epci.commune_dans_son_epci, lot, COMMUNES) == {ligne}, (fiche.nom, siren)
        changer(lot, COMMUNES, {ligne: {"epci": fiche.epci}})


def test_communes_swapped_between_neighbours_change_the_populations(lot, donnees):
    """Counts stay right, every commune still touches its EPCI: the people tell."""
    communes, rangs = donnees[COMMUNES], {insee: n for n, insee in enumerate(donnees[COMMUNES], 2)}
    touchees = voisinage.voisines(lot)
    une, autre = next(
        (a, communes[b])
        for a in communes.values()
        for b in sorted(touchees.get(a.insee, ()))
        if communes[b].epci != a.epci
        and communes[b].population != a.population
        and a.departement == communes[b].departement == "62"
    )
    changer(lot, COMMUNES, {rangs[une.insee]: {"epci": autre.epci}, rangs[autre.insee]: {"epci": une.epci}})
    assert len(list(epci.epci_comme_ses_communes(lot))) == 2


def test_a_postcode_taken_from_afar_is_told_at_its_line(lot, donnees):
    for ligne in range(2, len(lot[COMMUNES]), 250):
        commune = lot[COMMUNES][ligne - 2][0]
        lointaines = [
            c for c in donnees[COMMUNES].values() if math.dist((c.lon, c.lat), (commune.lon, commune.lat)) > 1
        ]
        changer(lot, COMMUNES, {ligne: {"codes_postaux": [lointaines[ligne % len(lointaines)].codes_postaux[0]]}})
        regles = (geographie.code_postal_du_departement, geographie.code_postal_partage_entre_proches)
        assert set.union(*(lignes_dites(regle, lot, COMMUNES) for regle in regles)) == {ligne}, commune.nom
        changer(lot, COMMUNES, {ligne: {"codes_postaux": commune.codes_postaux}})


def test_drawings_swapped_on_the_map_are_told(lot):
    traces_lus = [trace for trace, _ in lot[TRACES]]
    changer(lot, TRACES, {2: {"trace": traces_lus[2].trace}, 4: {"trace": traces_lus[0].trace}})
    assert lignes_dites(carte.trace_a_sa_place, lot, TRACES) == {2, 4}


def test_points_of_a_trace():
    assert traces.points("M1 1l4 0 0 3-4 0zM10 10l1 0 0 1z") == [
        (1, 1), (5, 1), (5, 4), (1, 4), (10, 10), (11, 10), (11, 11),
    ]  # fmt: skip


def test_an_outline_has_sides_whichever_way_it_is_drawn():
    assert contours.cotes("0,0 1,0 1,1") == contours.cotes("1,1 1,0 0,0")


@pytest.mark.parametrize("contour", ["", "abc", "2.8,50.4", "2.8,50.4 2.9,50.4", "2.8;50.4", "nan,nan nan,nan nan,nan"])
def test_a_contour_that_is_none_is_refused_by_its_form(contour):
    with pytest.raises(ValueError, match="contour"):
        Contour(insee="62498", contour=contour)


@pytest.mark.parametrize("trace", ["", "M1 1", "M1 1l2 3", "1 1l2 3z", "M1 1l2 3zL5 5", "M1 1l<b>z"])
def test_a_trace_that_is_none_is_refused_by_its_form(trace):
    with pytest.raises(ValueError, match="trace"):
        TraceEpci(siren="200018083", trace=trace, x=1, y=1)
