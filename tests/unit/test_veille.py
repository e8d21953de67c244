"""The time of an entry of the watch: its date and its effect; the words that make a bill pass for law; its calendars."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from guichet.sujets.recherche.fiches import PageEnTete
from guichet.sujets.veille import regles_des_dires
from guichet.sujets.veille.fiches import VEILLE, NatureVeille, Veille
from guichet.sujets.veille.ics import ics
from guichet.sujets.veille.journal import Journal, Moment, annees_de, dernier_jour, mois_de, moment
from guichet.sujets.veille.regles import DIT_COMME_UNE_LOI

JOUR = datetime.date(2026, 11, 26)


def entree(date, en_vigueur_le=None, ident="essai", **champs):
    valeurs = {
        "id": f"{date}-{ident}",
        "titre": "Essai",
        "nature": "arrete",
        "date": date,
        "en_vigueur_le": en_vigueur_le,
        "resume": "Essai",
        "change": "Essai",
        "pour": [{"public": "maires", "change": "Essai"}],
        "themes": ["plafonds"],
        "sources": ["f10007"],
        "statut": "officiel",
        "lu_le": "2026-11-25",
    }
    return Veille(**(valeurs | champs))


@pytest.mark.parametrize(
    ("date", "effet", "annees", "mois", "dernier"),
    [
        ("2025-12-19", "2026-01-01", ["2025", "2026"], ["2025-12", "2026-01"], "2026-01-01"),
        ("2025-12-19", "2026", ["2025", "2026"], ["2025-12"], "2026-12-31"),
        ("2025-12", "2026-02", ["2025", "2026"], ["2025-12", "2026-02"], "2026-02-28"),
        ("2024-02", None, ["2024"], ["2024-02"], "2024-02-29"),
        ("2026-04-23", "2026", ["2026"], ["2026-04"], "2026-12-31"),
        ("2025-06-03", "2025-01-01", ["2025"], ["2025-06", "2025-01"], "2025-06-03"),
        ("2026", None, ["2026"], [], "2026-12-31"),
        ("2026-11-01", "2026-11-01", ["2026"], ["2026-11"], "2026-11-01"),
    ],
)
def test_an_entry_is_of_the_year_of_its_date_and_of_its_effect(date, effet, annees, mois, dernier):
    une = entree(date, effet)
    assert annees_de(une) == annees
    assert mois_de(une) == mois
    assert dernier_jour(une) == datetime.date.fromisoformat(dernier)


def test_what_is_known_to_the_day_comes_before_what_is_known_to_the_year():
    une, autre, sans_jour = entree("2026-02-12", "2027-03-01"), entree("2027", "2027-02"), entree("2027", ident="an")
    attendues = [entree("2026-02-12", "2027-01-01", ident="tot"), autre, une]
    toutes = [sans_jour.model_copy(update={"nature": NatureVeille.RENDEZ_VOUS}), une, *attendues[:2]]
    venir = Journal({VEILLE: {e.id: e for e in toutes}}, JOUR).a_venir
    assert [e.id for e in venir] == [e.id for e in (*attendues, sans_jour)]


@pytest.mark.parametrize(
    ("fini_le", "dernier"),
    [("2025", "2025-12-31"), ("2025-02", "2025-02-28"), ("2025-06-10", "2025-06-10")],
)
def test_what_has_an_end_applies_until_its_last_day(fini_le, dernier):
    une, dernier_de_tous = entree("2024-12-23", "2025-01-01", fini_le=fini_le), datetime.date.fromisoformat(dernier)
    assert une.applicable(dernier_de_tous) is True
    assert moment(une, dernier_de_tous) is Moment.EN_VIGUEUR
    apres = dernier_de_tous + datetime.timedelta(days=1)
    assert une.applicable(apres) is False
    assert moment(une, apres) is Moment.TERMINE


def test_years_and_their_entries_go_from_the_latest_to_the_oldest(donnees):
    trois = [entree("2025-12-19", "2026-07-01", "a"), entree("2026-03-01", None, "b"), entree("2027-01-01", None, "c")]
    journal = Journal(donnees.avec({VEILLE: {e.id: e for e in trois}}), JOUR)
    assert {annee: [e.id[-1] for e in entrees] for annee, entrees in journal.annees.items()} == {
        "2027": ["c"],
        "2026": ["a", "b"],
        "2025": ["a"],
    }


def test_what_took_effect_in_2026_is_in_the_year_2026(donnees):
    en_2026 = {e.id for e in Journal(donnees, JOUR).annees["2026"]}
    assert en_2026 >= {"2025-12-19-plafonds-2026", "2025-12-23-rls-2026", "2025-12-19-loyers-et-surloyer-2026"}


@pytest.mark.parametrize("date", ["2026-13", "2026-02-30", "2026-00-01"])
def test_a_date_that_does_not_exist_is_refused(date):
    with pytest.raises(ValueError, match="n'existe pas"):
        entree(date)


@pytest.mark.parametrize(
    "phrase",
    [
        "Le texte entre en vigueur le 1er janvier.",
        "Il impose désormais l’accord du maire.",
        "Désormais, le maire préside.",
        "Cette règle s'applique partout.",
        "Les bailleurs doivent accepter.",
        "Le maire présidera la commission.",
        "Les candidats seront classés par le maire.",
        "La mesure est obligatoire.",
        "La mesure est en vigueur depuis juillet.",
        "Le projet interdit les attributions.",
    ],
)
def test_words_of_a_law_in_force_are_recognised(phrase):
    assert DIT_COMME_UNE_LOI.search(phrase.replace("’", "'"))


@pytest.mark.parametrize(
    "phrase",
    [
        "Il imposerait l'accord du maire et interdirait les exceptions.",
        "Rien n'en est applicable. Rien ne s'applique pas encore.",
        "Le texte doit encore être voté ; il sera examiné par l'Assemblée nationale.",
        "Une exception serait interdite, une autre serait abrogée.",
        "Vos objectifs restent ceux de la loi en vigueur. Il n'est pas en vigueur.",
        "Son entrée en vigueur serait fixée par décret. Le front commun est une caméra.",
        "Ce texte ne s'applique pas.",
    ],
)
def test_a_bill_is_told_in_the_conditional(phrase):
    assert not DIT_COMME_UNE_LOI.search(phrase)


def test_an_answer_for_each_year_is_written_once():
    ecrite = PageEnTete(id="annee", quand={"fr": ["change {annee}"]}, page="veille/annee/{annee}/")
    assert [(r.page, r.quand) for r in ecrite.par_annee(["2027", "2026"])] == [
        ("veille/annee/2027/", {"fr": ["change 2027"]}),
        ("veille/annee/2026/", {"fr": ["change 2026"]}),
    ]
    seule = PageEnTete(id="seule", quand={"fr": ["change"]}, page="veille/")
    assert list(seule.par_annee(["2026"])) == [seule]


@pytest.mark.parametrize(
    ("resume", "nomme"),
    [
        (
            "Décret n° 2026-83 du 12 février 2026, pris pour la loi du 1er mars 2020.",
            ("decret", "2026-02-12", "Décret n° 2026-83 du 12 février 2026"),
        ),
        ("Arrêté du 1er juillet 2026.", ("arrete", "2026-07-01", "Arrêté du 1er juillet 2026")),
        ("Loi du 3 mars, puis du 4 mars 2026", ("loi", "2026-03-04", "Loi du 3 mars, puis du 4 mars 2026")),
        ("Ce décret du 12 février 2026 change tout.", None),
        ("Décret de février 2026.", None),
        ("Décret à paraître. Celui du 12 février 2026 reste.", None),
    ],
)
def test_the_text_that_a_summary_begins_with(resume, nomme):
    assert regles_des_dires._texte_nomme(resume) == nomme


def test_what_was_awaited_in_vain_is_not_in_force():
    attendue = entree("2027-01-01", "2027-01-01", nature="rendez_vous", attendu=True)
    jours = (datetime.date(2026, 12, 31), datetime.date(2027, 1, 1), datetime.date(2027, 6, 1))
    assert [moment(attendue, jour) for jour in jours] == [Moment.A_VENIR, Moment.SANS_DATE, Moment.SANS_DATE]


def test_a_calendar_without_an_event_holds_the_hour_of_france():
    (fuseau,) = Calendar.from_ical(ics("Rien", [])).walk("VTIMEZONE")
    ici, vraie = fuseau.to_tz(), ZoneInfo("Europe/Paris")
    # Each hour around the two changes, and each month.
    instants = [datetime.datetime(annee, mois, 15, 12) for annee in (2026, 2029) for mois in range(1, 13)]
    instants += [datetime.datetime(2026, *jour, heure) for jour in ((3, 29), (10, 25)) for heure in (0, 1, 4, 5)]
    assert [ici.utcoffset(instant) for instant in instants] == [vraie.utcoffset(instant) for instant in instants]
