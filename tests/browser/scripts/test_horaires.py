"""The state of a place now, against a table of cases and an implementation written by others."""

import csv
import datetime
import random
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import opening_hours
import pytest
from playwright.sync_api import Page, expect

from appui.construction import PROJET
from appui.lectures import lire_cas
from appui.scripts import Ouvrir, appeler
from guichet.sujets.lieux import horaires

PARIS = ZoneInfo("Europe/Paris")
FUSEAUX = ["Europe/Paris", "Pacific/Auckland", "America/Los_Angeles"]
LUNDI = datetime.datetime(2026, 11, 23, tzinfo=PARIS)


def lieu(horaires_osm: str | None, lu: str, feries: list[str], fermetures: list[list[str]]) -> dict[str, Any]:
    """Return a place as `etat` takes it."""
    semaine = horaires_osm and [list(map(list, plages)) for plages in horaires.semaine(horaires_osm)]
    valeurs = {"semaine": semaine, "lu": lu, "feries": feries, "fermetures": fermetures}
    return valeurs | {"appelerApres": 90, "masquerApres": 180}


def etats(page: Page, lieux_et_instants: list[tuple[dict[str, Any], str]]) -> list[dict[str, Any]]:
    """Return the state of each place at its instant (ISO, with its offset)."""
    corps = "(m, cas) => cas.map(([lieu, instant]) => m.etat(lieu, new Date(instant)))"
    return appeler(page, "lieux/horaires", corps, lieux_et_instants)


def minutes(heure: str) -> int:
    heures, reste = heure.split(":")
    return int(heures) * 60 + int(reste)


@pytest.mark.parametrize("fuseau", FUSEAUX)
def test_states(ouvrir: Ouvrir, fuseau: str) -> None:
    """The states of the table, whatever the time zone of the device."""
    page = ouvrir("vide.html", timezone_id=fuseau)
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == fuseau
    tous = lire_cas("etats.yml")
    feries = [str(jour) for jour in horaires.feries(2026)]
    entrees = [(lieu(c["horaires"], c["lu"], feries, c.get("fermetures", [])), c["instant"]) for c in tous]
    for cas, obtenu in zip(tous, etats(page, entrees), strict=True):
        attendu = {"appeler": False, "masquer": False} | cas["attendu"]
        attendu |= {cle: minutes(attendu[cle]) for cle in ("a", "jusqua") if cle in attendu}
        assert obtenu == attendu, cas["cas"]


@lru_cache
def opening_hours_fr(expression: str) -> opening_hours.OpeningHours:
    return opening_hours.OpeningHours(f"{expression}; PH off", country="FR")


def selon_opening_hours(expression: str, local: datetime.datetime, feries: set[datetime.date]) -> dict[str, Any]:
    """Return the state that the reference implementation of OSM opening hours gives at ``local``, a time in France."""
    heures = opening_hours_fr(expression)
    suivant = heures.next_change(local)
    if heures.is_open(local):
        return {"nom": "ouvert", "jusqua": suivant.hour * 60 + suivant.minute}
    if suivant and suivant.date() == local.date():
        return {"nom": "ouvre", "a": suivant.hour * 60 + suivant.minute}
    if local.date() in feries:
        return {"nom": "ferme", "ferie": True}
    if suivant and (suivant.date() - local.date()).days <= 7:
        return {"nom": "ferme", "a": suivant.hour * 60 + suivant.minute, "jour": suivant.weekday()}
    return {"nom": "ferme"}


def tirages(expressions: list[str], nombre: int) -> Iterator[tuple[str, datetime.datetime]]:
    """Draw, always the same, instants of two years: half at random, half within a minute of a change."""
    hasard = random.Random(2026)  # noqa: S311 (no secret here)
    debut = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    for rang in range(nombre):
        expression = expressions[rang // 6 % len(expressions)]
        instant = debut + datetime.timedelta(minutes=hasard.randrange(2 * 365 * 24 * 60))
        if rang % 2:
            local = instant.astimezone(PARIS).replace(tzinfo=None)
            suivant = opening_hours_fr(expression).next_change(local)
            instant = suivant.replace(tzinfo=PARIS).astimezone(datetime.UTC)
            instant += datetime.timedelta(minutes=hasard.choice([-1, 0, 1]))
        yield expression, instant


def test_states_are_those_of_opening_hours(ouvrir: Ouvrir) -> None:
    """Three thousand pairs of hours of real town halls and instants, against an independent implementation."""
    with (PROJET / "data" / "lieux" / "mairies.csv").open(encoding="utf-8", newline="") as fichier:
        expressions = sorted({ligne["horaires"] for ligne in csv.DictReader(fichier)} - {""})
    pairs = list(tirages(random.Random(62).sample(expressions, 500), 3000))  # noqa: S311
    feries = horaires.feries(2026, 3)
    lieux = {
        e: lieu(e, "2026-01-01", [str(jour) for jour in feries], []) | {"appelerApres": 9999, "masquerApres": 9999}
        for e, _ in pairs
    }
    obtenus = etats(ouvrir("vide.html"), [(lieux[e], instant.isoformat()) for e, instant in pairs])
    for (expression, instant), obtenu in zip(pairs, obtenus, strict=True):
        local = instant.astimezone(PARIS).replace(tzinfo=None)
        attendu = selon_opening_hours(expression, local, set(feries)) | {"appeler": False, "masquer": False}
        assert obtenu == attendu, (expression, local)


def etat(page: Page, identifiant: str) -> Any:
    return page.locator(f"#{identifiant} .etat")


def a_l_heure(ouvrir: Ouvrir, instant: datetime.datetime, page: str = "horaires.html") -> Page:
    """Open ``page`` at ``instant``, with a clock that the test moves."""
    onglet = ouvrir(None, midi=False)
    onglet.clock.install(time=instant)
    onglet.goto(page)
    return onglet


@pytest.mark.parametrize(
    ("instant", "classe", "texte"),
    [
        (LUNDI.replace(hour=9), "ouvert", "Ouvert jusqu'à 12 h 00."),
        (LUNDI.replace(hour=13, minute=5), "ouvre", "Fermé. Ouvre à 14 h 00."),
        (LUNDI.replace(hour=17), "ferme", "Fermé. Ouvre mercredi à 8 h 30."),
        (
            LUNDI.replace(month=12, day=25),
            "ferme",
            "Fermé : jour férié. Horaires lus il y a plus de 90 jours : appelez.",
        ),
        (LUNDI.replace(year=2027, month=4, day=1), "inconnu", "Horaires inconnus."),
    ],
)
def test_the_state_is_written(ouvrir: Ouvrir, instant: datetime.datetime, classe: str, texte: str) -> None:
    page = a_l_heure(ouvrir, instant)
    expect(etat(page, "matin")).to_have_text(texte)
    expect(etat(page, "matin")).to_have_class(f"etat etat--{classe}")
    expect(etat(page, "inconnu")).to_have_text("Horaires inconnus.")
    if classe == "inconnu":
        expect(page.locator("#matin .horaires")).to_be_hidden()
    else:
        expect(page.locator("#matin .horaires")).to_be_visible()


def test_a_dated_closure_is_written(ouvrir: Ouvrir) -> None:
    page = a_l_heure(ouvrir, LUNDI.replace(hour=9))
    expect(etat(page, "conges")).to_have_text("Fermé pour quelques jours.")
    expect(etat(page, "conges")).to_have_class("etat etat--ferme_temporairement")


def test_the_state_changes_with_the_minute_while_the_page_is_seen(ouvrir: Ouvrir) -> None:
    page = a_l_heure(ouvrir, LUNDI.replace(hour=8, minute=28, second=30))
    expect(etat(page, "matin")).to_have_text("Fermé. Ouvre à 8 h 30.")
    page.clock.run_for(60_000)
    expect(etat(page, "matin")).to_have_text("Fermé. Ouvre à 8 h 30.")
    page.clock.run_for(31_000)
    expect(etat(page, "matin")).to_have_text("Ouvert jusqu'à 12 h 00.")
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    page.clock.run_for(4 * 3600_000)
    expect(etat(page, "matin")).to_have_text("Ouvert jusqu'à 12 h 00.")
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(etat(page, "matin")).to_have_text("Fermé. Ouvre à 14 h 00.")
