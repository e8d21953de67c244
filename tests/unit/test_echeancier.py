"""The year of a landlord: the first day of each duty, and the calendar that repeats it."""

import datetime

import pytest
from icalendar import Calendar

from guichet.sujets.echeancier.fiches import ECHEANCIER
from guichet.sujets.veille.ics import RendezVous, ics


@pytest.mark.parametrize(
    ("lu_le", "le", "attendue"),
    [
        ("2026-11-26", "02-28", "2027-02-28"),
        ("2026-11-26", "12-01", "2026-12-01"),
        ("2027-01-01", "01-01", "2028-01-01"),
        ("2026-11-26", None, None),
    ],
)
def test_the_first_day_comes_after_it_was_read(donnees, lu_le, le, attendue):
    une = next(iter(donnees[ECHEANCIER].values()))
    echeance = une.model_copy(update={"le": le, "lu_le": datetime.date.fromisoformat(lu_le)})
    assert echeance.premiere() == (datetime.date.fromisoformat(attendue) if attendue else None)


def test_what_is_due_before_a_day_is_in_the_calendar_on_its_eve(donnees):
    bilan = donnees[ECHEANCIER]["bilan-des-reservations"]
    assert (bilan.le, bilan.rythme) == ("02-28", "avant le 28 février")
    assert (bilan.premiere().month, bilan.premiere().day) == (2, 27)


def test_an_event_reminds_of_itself_only_where_told():
    jour = datetime.date(2027, 2, 27)
    une, deux = (
        RendezVous(nom, jour, "Quoi", "Détail", "https://site.exemple/", jour, rappel=rappel)
        for nom, rappel in (("a", 30), ("b", None))
    )
    rappelee, seule = Calendar.from_ical(ics("Nom", [une, deux])).walk("VEVENT")
    (alarme,) = rappelee.walk("VALARM")
    assert alarme.decoded("trigger") == datetime.timedelta(days=-30, hours=9)
    assert not seule.walk("VALARM")


def test_an_event_is_repeated_every_year_only_where_told():
    jour = datetime.date(2027, 2, 28)
    une, deux = (
        RendezVous(nom, jour, "Quoi", "Détail", "https://site.exemple/", jour, chaque_annee=repete)
        for nom, repete in (("a", True), ("b", False))
    )
    repetee, seule = Calendar.from_ical(ics("Nom", [une, deux])).walk("VEVENT")
    assert repetee["rrule"] == {"FREQ": ["YEARLY"]}
    assert "rrule" not in seule
