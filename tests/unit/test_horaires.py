import datetime

import pytest

from guichet.sujets.lieux.horaires import HorairesInvalides, compacte, feries, heure, semaine


def test_a_compact_week():
    plages = semaine("Mo 13:30-17:30; Th 08:45-11:45,13:30-17:30")
    assert compacte(plages) == "810-1050;;;525-705,810-1050;;;"


def test_hours_that_overlap_are_joined():
    assert semaine("Mo 08:00-12:00,11:00-13:00")[0] == ((480, 780),)


@pytest.mark.parametrize(
    "expression",
    [
        "Mo-Fr 8h-12h",  # French notation
        "PH off",
        "Mo 22:00-02:00",  # passes midnight
        "Jan Mo 08:00-09:00",  # not weekly
        "Mo[1] 08:00-10:00",  # one Monday a month
        "Mo-Fr",  # the whole day: nobody registers at night
        "24/7",
        "Mo 25:00-26:00",
        "sur rendez-vous",
        "",
    ],
)
def test_an_expression_is_refused_in_french(expression):
    with pytest.raises(HorairesInvalides) as erreur:
        semaine(expression)
    assert str(erreur.value)


def test_the_hour_and_public_holidays():
    assert heure(510) == "08:30"
    jours = feries(2026)
    assert datetime.date(2026, 11, 11) in jours
    assert datetime.date(2027, 3, 29) in jours  # Easter Monday
    assert datetime.date(2026, 12, 26) not in jours  # a holiday in Alsace-Moselle only
    assert list(jours) == sorted(jours)
