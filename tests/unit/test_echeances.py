"""When to renew a request, and the calendar file that reminds of it."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, strategies as st
from icalendar import Calendar

from appui.jumeaux.calendrier import OCTETS_PAR_LIGNE, plier
from appui.jumeaux.renouvellement import agenda, etat
from appui.lectures import lire_cas
from guichet.socle.calendrier import Duree, ajouter
from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import DELAIS
from guichet.sujets.renouvellement import outil as renouvellement
from guichet.sujets.renouvellement.calcul import Regles, calculer

PROJET = Path(__file__).resolve().parents[2]
CAS = lire_cas("echeances.yml")
REGLES = Regles(
    ouverture=Duree(*CAS["regles"]["ouverture"]),
    conseil=Duree(*CAS["regles"]["conseil"]),
    validite=Duree(*CAS["regles"]["validite"]),
    rappel=CAS["regles"]["rappel"],
)
DEPART = datetime.date(2026, 11, 24)
INSTANT = datetime.datetime(2026, 11, 24, 11, tzinfo=datetime.UTC)
MOTS = {
    "rappel": "Renouveler ma demande ; vite, avant le 24 novembre",
    "limite": "آخر يوم لتجديد طلب السكن الاجتماعي قبل أن يُلغى الطلب من السجل الوطني",
    "detail": "Une ligne,\nune autre \\ fin.",
    "adresse": "https://site.exemple/demander/renouveler/",
    "hote": "site.exemple",
}
JOURS = st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize("cas", CAS["echeances"], ids=lambda cas: str(cas["depart"]))
def test_dates_of_a_request(cas):
    trouvees = calculer(cas["depart"], REGLES)
    assert {nom: getattr(trouvees, nom) for nom in cas} == cas


@pytest.mark.parametrize("cas", CAS["ajouts"], ids=lambda cas: f"{cas['jour']} {cas['duree']}")
def test_adding_a_duration(cas):
    assert ajouter(cas["jour"], Duree(*cas["duree"])) == cas["somme"]


@pytest.mark.parametrize("cas", CAS["etats"], ids=lambda cas: str(cas["aujourdhui"]))
def test_what_is_to_be_done(cas):
    assert etat(calculer(DEPART, REGLES), cas["aujourdhui"]) == cas["etat"]


@given(JOURS)
def test_the_window_is_in_order_and_ends_before_the_anniversary(depart):
    dates = calculer(depart, REGLES)
    assert depart < dates.ouverture < dates.conseil < dates.dernier_jour < dates.anniversaire
    assert dates.anniversaire <= depart.replace(year=depart.year + 1, day=min(depart.day, 28)) + datetime.timedelta(3)


@given(JOURS, st.integers(1, 40))
def test_months_never_overflow_into_the_next(depart, mois):
    somme = ajouter(depart, Duree(mois, "mois"))
    assert (somme.year * 12 + somme.month) - (depart.year * 12 + depart.month) == mois
    assert somme.day <= depart.day


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_folded_lines_are_short_and_unfold_to_the_same(texte):
    plie = plier(texte)
    assert plie.replace("\r\n ", "") == texte
    assert all(len(ligne.encode()) <= OCTETS_PAR_LIGNE for ligne in plie.split("\r\n"))


def test_the_calendar_is_read_back_by_a_library():
    calendrier = Calendar.from_ical(agenda(calculer(DEPART, REGLES), MOTS, INSTANT))
    rappel, limite = calendrier.walk("VEVENT")
    assert rappel.decoded("DTSTART") == datetime.date(2027, 10, 24)
    assert rappel.decoded("DTEND") == datetime.date(2027, 10, 25)
    assert limite.decoded("DTSTART") == datetime.date(2027, 11, 23)
    assert (str(rappel["SUMMARY"]), str(limite["SUMMARY"])) == (MOTS["rappel"], MOTS["limite"])
    assert {str(evenement["DESCRIPTION"]) for evenement in (rappel, limite)} == {MOTS["detail"]}
    assert rappel.decoded("DTSTAMP") == INSTANT
    alarmes = calendrier.walk("VALARM")
    assert [alarme.decoded("TRIGGER") for alarme in alarmes] == [
        datetime.timedelta(hours=9),
        datetime.timedelta(days=-7, hours=9),
    ]


@pytest.mark.parametrize("cas", CAS["echeances"], ids=lambda cas: str(cas["depart"]))
def test_the_calendar_holds_two_reminders_on_whole_days(cas):
    texte = agenda(calculer(cas["depart"], REGLES), MOTS, INSTANT)
    assert texte.endswith("END:VCALENDAR\r\n")
    assert "\n" not in texte.replace("\r\n", "")
    assert all(len(ligne.encode()) <= OCTETS_PAR_LIGNE for ligne in texte.split("\r\n"))
    evenements = Calendar.from_ical(texte).walk("VEVENT")
    assert [e.decoded("DTSTART") for e in evenements] == [cas["conseil"], cas["dernier_jour"]]
    assert all(len(e.walk("VALARM")) == 1 for e in evenements)


def test_identifiers_are_those_of_the_date_and_of_no_other():
    def identifiants(depart, instant):
        return [
            str(e["UID"]) for e in Calendar.from_ical(agenda(calculer(depart, REGLES), MOTS, instant)).walk("VEVENT")
        ]

    premiers = identifiants(DEPART, INSTANT)
    assert len(set(premiers)) == 2
    assert identifiants(DEPART, INSTANT + datetime.timedelta(days=3)) == premiers
    assert set(identifiants(DEPART + datetime.timedelta(days=1), INSTANT)).isdisjoint(premiers)


def test_the_page_takes_its_rules_from_the_facts_and_its_words_from_the_interface():
    delais = {
        nom: SimpleNamespace(valeur=valeur, unite=unite)
        for nom, valeur, unite in (
            ("renouvellement-au-plus-tot", 8, "mois"),
            ("renouvellement-vise", 9, "mois"),
            ("validite-demande", 2, "an"),
        )
    }
    mots = {
        "dates.erreur_vide": {"fr": "Rien ?"},
        "dates.mot_sms": {"fr": "Le {conseil}"},
        "dates.titre": {"fr": "Mes dates"},
    }
    outil = renouvellement.outil({DELAIS: delais}, Interface("fr", mots), DEPART)
    assert outil.exemple.ouverture == datetime.date(2027, 7, 24)
    assert outil.exemple.anniversaire == datetime.date(2028, 11, 24)
    assert outil.script["regles"] == {
        "ouverture": (8, "mois"),
        "conseil": (9, "mois"),
        "validite": (2, "an"),
        "rappel": renouvellement.DERNIER_RAPPEL,
    }
    assert outil.script["mot"] == {"sms": "Le {conseil}"}
    assert list(outil.script["erreur"]) == ["vide"]
