"""Calendars for those who follow the watch: all-day events with identifiers that never change (RFC 5545)."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from icalendar import Calendar, Event


@dataclass(frozen=True)
class RendezVous:
    """An all-day event on ``le``, then every year if ``chaque_annee``. ``id`` never changes; ``ecrit_le`` is when it was last read."""

    id: str
    le: datetime.date
    titre: str
    detail: str
    adresse: str
    ecrit_le: datetime.date
    chaque_annee: bool = False


def ics(nom: str, rendez_vous: Sequence[RendezVous]) -> bytes:
    """Return the calendar named ``nom`` with ``rendez_vous``, in order. The same events always give the same bytes."""
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
        calendrier.add_component(evenement)
    return bytes(calendrier.to_ical())
