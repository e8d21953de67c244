"""Timelines: dates as precise as they are known, and a picture whose marks do not touch."""

import datetime
from itertools import pairwise

import pytest
from pydantic import ValidationError

from guichet.socle.frise import ECART, image
from guichet.socle.jour_imprecis import JourImprecis
from guichet.sujets.chronologies.fiches import EVENEMENTS, Evenement
from guichet.sujets.chronologies.jalons import Jalon, jalons

JOUR = datetime.date


@pytest.mark.parametrize(
    ("date", "debut", "fin"),
    [
        ("2014", JOUR(2014, 1, 1), JOUR(2014, 12, 31)),
        ("2024-02", JOUR(2024, 2, 1), JOUR(2024, 2, 29)),
        ("2023-02", JOUR(2023, 2, 1), JOUR(2023, 2, 28)),
        ("2016-10-14", JOUR(2016, 10, 14), JOUR(2016, 10, 14)),
    ],
)
def test_a_period(date, debut, fin):
    assert (JourImprecis(date).debut, JourImprecis(date).fin) == (debut, fin)


@pytest.mark.parametrize("date", ["2023-02-29", "2024-13", "2024-00"])
def test_an_impossible_period(date):
    with pytest.raises(ValidationError, match="ce jour ou ce mois n'existe pas"):
        Evenement(chronologie="x", titre="x", date=date)


def frise(*dates):
    evenements = (Evenement(chronologie="x", titre=date, date=date) for date in dates)
    return image([Jalon(e, e, e.date) for e in evenements])


def test_a_picture_at_the_scale_of_time():
    dessin = frise("2014", "2016-10-14", "2025-05-19")
    assert dessin.jours == (JOUR(2026, 1, 1) - JOUR(2014, 1, 1)).days
    assert [annee for annee, _ in dessin.annees] == [*range(2014, 2027)]
    assert dessin.annees[1] == (2015, 365)
    assert [(m.numero, m.debut, m.fin) for m in dessin.marques] == [(1, 0, 364), (2, 1017, 1017), (3, 4156, 4156)]
    assert [m.milieu for m in dessin.marques] == [182, 1017, 4156]


@pytest.mark.parametrize(
    ("dates", "rangs"),
    [
        (("2014", "2016"), [0, 0]),
        (("2016-10-14", "2016-10-14"), [0, 1]),
        (("2024", "2024-04", "2025-05-19"), [0, 1, 0]),
        (("2014", "2024", "2024-04", "2025-05-19"), [0, 0, 1, 1]),
        (("2014", "2024-01-01", "2024-02-01", "2024-03-01", "2025-01-01"), [0, 0, 1, 2, 0]),
    ],
)
def test_near_marks_stand_on_different_rows(dates, rangs):
    dessin = frise(*dates)
    assert [marque.rang for marque in dessin.marques] == rangs
    assert dessin.rangs == max(rangs) + 1
    for rang in set(rangs):
        milieux = [marque.milieu for marque in dessin.marques if marque.rang == rang]
        assert all(b - a >= ECART * dessin.jours for a, b in pairwise(milieux))


def test_events_are_told_from_the_oldest_whatever_their_order_in_the_file(donnees):
    mel = jalons(donnees, "mel")
    autre = Evenement(chronologie="autre", titre="Ailleurs", date="2001")
    a_l_envers = jalons(donnees.avec({EVENEMENTS: (*donnees[EVENEMENTS][::-1], autre)}), "mel")
    dates = sorted(jalon.date.debut for jalon in mel)
    assert [jalon.date.debut for jalon in mel] == [jalon.date.debut for jalon in a_l_envers] == dates


def test_an_instrument_gives_its_date_and_source(donnees):
    mel = jalons(donnees, "mel")
    plan = next(jalon for jalon in mel if jalon.evenement.instrument == "ppgdid")
    fiche = next(i for i in donnees.instruments if i.epci == "200093201" and i.nature == "ppgdid")
    assert (plan.date, plan.origine) == (fiche.date, fiche)
