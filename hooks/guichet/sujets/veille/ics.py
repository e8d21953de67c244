"""Calendars for those who follow the watch: all-day events with identifiers that never change (RFC 5545)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

# Days before: enough to do what is due. As that of the plan, which the device writes (`ppgdid/plan.js`).
RAPPEL = 30
# In the morning: an event of a whole day begins at midnight.
_HEURE_DU_RAPPEL = 9


@dataclass(frozen=True)
class RendezVous:
    """An all-day event on ``le``, then every year if ``chaque_annee``; with a reminder ``rappel`` days before, if told.

    ``id`` never changes; ``ecrit_le`` is when it was last read.
    """

    id: str
    le: datetime.date
    titre: str
    detail: str
    adresse: str
    ecrit_le: datetime.date
    chaque_annee: bool = False
    rappel: int | None = None


def identifiant(nom: str, racine_web: str) -> str:
    """Return the name of an event, unlike that of any other site: ``nom`` at the host of ``racine_web``."""
    return f"{nom}@{racine_web.partition('://')[2].partition('/')[0] or 'guichet'}"


def ics(nom: str, rendez_vous: Sequence[RendezVous]) -> bytes:
    """Return the calendar named ``nom`` with ``rendez_vous``, in order. The same events always give the same bytes.

    Without an event it holds the hour of France: a calendar has one component at least (§ 3.6).
    """
    calendrier = Calendar()
    calendrier.add("prodid", "-//Logement social en Hauts-de-France//veille//FR")
    calendrier.add("version", "2.0")
    calendrier.add("method", "PUBLISH")
    calendrier.add("x-wr-calname", nom)
    for un in rendez_vous:
        evenement = Event()
        evenement.add("uid", un.id)
        evenement.add("dtstamp", datetime.datetime.combine(un.ecrit_le, datetime.time(), datetime.UTC))
        evenement.add("dtstart", un.le)
        evenement.add("dtend", un.le + datetime.timedelta(days=1))
        if un.chaque_annee:
            evenement.add("rrule", {"freq": "yearly"})
        evenement.add("summary", un.titre)
        evenement.add("description", un.detail)
        evenement.add("url", un.adresse)
        evenement.add("transp", "TRANSPARENT")
        if un.rappel is not None:
            evenement.add_component(_alarme(un.titre, un.rappel))
        calendrier.add_component(evenement)
    if not rendez_vous:
        calendrier.add_component(_heure_de_france())
    return bytes(calendrier.to_ical())


def _heure_de_france() -> Timezone:
    """Return the time zone of France, since the change of hour is that of all Europe."""
    fuseau = Timezone()
    fuseau.add("tzid", "Europe/Paris")
    for saison, depuis, de, a in (
        (TimezoneDaylight(), datetime.datetime(1996, 3, 31, 2), 1, 2),
        (TimezoneStandard(), datetime.datetime(1996, 10, 27, 3), 2, 1),
    ):
        saison.add("dtstart", depuis)
        saison.add("rrule", {"freq": "yearly", "bymonth": depuis.month, "byday": "-1su"})
        saison.add("tzoffsetfrom", datetime.timedelta(hours=de))
        saison.add("tzoffsetto", datetime.timedelta(hours=a))
        fuseau.add_component(saison)
    return fuseau


def _alarme(titre: str, jours: int) -> Alarm:
    """Return a reminder of ``titre`` in the morning, ``jours`` days before."""
    alarme = Alarm()
    alarme.add("action", "DISPLAY")
    alarme.add("description", titre)
    alarme.add("trigger", datetime.timedelta(days=-jours, hours=_HEURE_DU_RAPPEL))
    return alarme
