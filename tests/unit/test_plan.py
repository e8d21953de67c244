"""The dates of a partnership plan, and the calendar file that reminds of them."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from icalendar import Calendar

from appui.jumeaux.calendrier import ecrire
from appui.jumeaux.ppgdid import etat, evenements
from appui.lectures import lire_cas
from guichet.socle.calendrier import Duree, ajouter
from guichet.sujets.ppgdid import outil as procedure
from guichet.sujets.ppgdid.calcul import Regle, calculer

PROJET = Path(__file__).resolve().parents[2]
CAS = lire_cas("plan.yml")
REGLES = [Regle(**regle | {"delai": Duree(*regle["delai"]) if "delai" in regle else None}) for regle in CAS["regles"]]
INSTANT = datetime.datetime(2026, 11, 24, 11, tzinfo=datetime.UTC)
ADRESSE = "https://site.exemple/ppgdid/procedure/"
MOTS = {
    "titre": {regle.id: f"Étape, {regle.id}" for regle in REGLES},
    "geste": {regle.id: f"Faites {regle.id} ; puis attendez.\nC’est tout." for regle in REGLES},
    "fichier": {
        "titre": "Plan partenarial : {titre}",
        "estimee": " (estimée)",
        "detail": "{geste} Voir {adresse}",
        "adresse": ADRESSE,
    },
}
ADOPTE = {"adoption": datetime.date(2020, 10, 14)}
JOURS = st.dates(datetime.date(2014, 1, 1), datetime.date(2099, 12, 31))


def test_the_cases_are_dated_as_the_site_dates(donnees):
    assert procedure.regles(donnees) == REGLES


def nom(date):
    return f"{date.etape}-{date.rang}" if date.rang else date.etape


def ecrite(date):
    return f"{'?' if date.possible else ''}{'~' if date.origine == 'estimee' else ''}{date.jour}"


@pytest.mark.parametrize("cas", CAS["calendriers"], ids=lambda cas: cas["quoi"])
def test_dates_of_a_plan(cas):
    dates = calculer(REGLES, cas["saisies"], cas.get("prorogations", 0))
    trouvees = {nom(date): ecrite(date) for date in dates}
    attendues = {etape: str(jour) for etape, jour in cas["dates"].items()}
    assert {etape: trouvees.get(etape) for etape in attendues} == attendues
    assert {etape: trouvees[etape] for etape in cas["saisies"]} == {e: str(j) for e, j in cas["saisies"].items()}
    assert not trouvees.keys() & set(cas.get("sans", []))
    assert "projet" not in trouvees


def test_a_whole_plan_is_in_the_order_of_its_days():
    for cas in CAS["calendriers"][:1] + [cas for cas in CAS["calendriers"] if cas["quoi"].startswith("adopté")]:
        dates = calculer(REGLES, cas["saisies"], cas.get("prorogations", 0))
        assert [nom(date) for date in dates if date.etape not in cas["saisies"]] == list(cas["dates"])


@pytest.mark.parametrize("cas", CAS["etats"], ids=lambda cas: f"{cas['aujourdhui']}-{cas['etat']}")
def test_where_a_plan_stands(cas):
    prorogations = cas.get("prorogations", 0)
    dates = calculer(REGLES, cas.get("saisies", ADOPTE), prorogations)
    assert etat(dates, REGLES, prorogations, cas["aujourdhui"]) == cas["etat"]


def test_what_comes_back_from_a_day_that_is_not_known_has_no_date():
    saisies = {"bilan-annuel": datetime.date(2026, 11, 24)}
    assert calculer(REGLES, saisies) == []


@given(JOURS, st.integers(0, 2))
def test_a_plan_lasts_six_years_and_each_extension_one(adoption, prorogations):
    dates = {nom(date): date for date in calculer(REGLES, {"adoption": adoption}, prorogations)}
    assert adoption < dates["bilan-triennal"].jour < dates["evaluation"].jour < dates["fin"].jour
    assert dates["fin"].jour.year - adoption.year == 6
    if (adoption.month, adoption.day) != (2, 29):  # The last review may be a day after the last day of the plan.
        assert ajouter(dates["fin"].jour, Duree(prorogations, "an")) >= dates[f"bilan-annuel-{6 + prorogations}"].jour
    assert f"bilan-annuel-{7 + prorogations}" not in dates


def lu(cas):
    prorogations = cas.get("prorogations", 0)
    dates = calculer(REGLES, cas["saisies"], prorogations)
    cle = next(iter(cas["saisies"].values()))
    gardes = list(evenements(dates, MOTS, cle, 30, cas.get("aujourdhui", INSTANT.date())))
    return gardes, Calendar.from_ical(ecrire(gardes, "ppgdid", ADRESSE, "site.exemple", INSTANT))


@pytest.mark.parametrize("cas", CAS["agendas"], ids=lambda cas: cas["quoi"])
def test_the_calendar_keeps_what_is_to_come(cas):
    gardes, calendrier = lu(cas)
    evenements_lus = calendrier.walk("VEVENT")
    assert [str(e["UID"]) for e in evenements_lus] == [f"ppgdid-20201014-{e}@site.exemple" for e in cas["garde"]]
    assert [e.decoded("DTSTART") for e in evenements_lus] == [evenement.jour for evenement in gardes]
    for evenement in evenements_lus:
        [alarme] = evenement.walk("VALARM")
        assert alarme.decoded("TRIGGER") == datetime.timedelta(days=-30, hours=9)
        etape = str(evenement["UID"]).removeprefix("ppgdid-20201014-").partition("@")[0]
        assert str(evenement["SUMMARY"]).startswith("Plan partenarial : Étape, ")
        assert str(evenement["DESCRIPTION"]).endswith(f"C’est tout. Voir {ADRESSE}"), etape


def test_a_supposed_date_says_so_in_the_calendar():
    _, calendrier = lu({"saisies": {"lancement": datetime.date(2026, 11, 24)}})
    titres = {str(e["UID"]).split("-", 2)[2]: str(e["SUMMARY"]) for e in calendrier.walk("VEVENT")}
    assert not titres["lancement@site.exemple"].endswith("(estimée)")
    assert all(titre.endswith("(estimée)") for etape, titre in titres.items() if not etape.startswith("lancement"))
