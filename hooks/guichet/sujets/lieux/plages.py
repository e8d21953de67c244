"""Weekly opening hours as they are written: one rule a day, ranges in order, by day."""

import re
from collections.abc import Iterator

JOURS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
NOMS_DES_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_REGLE = re.compile(
    r"(?P<jours>[A-Z][a-z](?:-[A-Z][a-z])?(?:,\s?[A-Z][a-z](?:-[A-Z][a-z])?)*)"
    r"\s(?P<plages>\d{2}:\d{2}-\d{2}:\d{2}(?:,\s?\d{2}:\d{2}-\d{2}:\d{2})*)"
)
# No public desk opens before six or closes after ten; a shorter range than this one is a slip of the keyboard.
OUVERTURE, FERMETURE = 6 * 60, 22 * 60
DUREE_MINIMALE = 15
# The longest of the region, in 2026, is of eleven hours and a half.
DUREE_MAXIMALE = 12 * 60


def contradiction(horaires: str) -> str | None:
    """Return in French what makes ``horaires`` (OSM weekdays and times) say two things, or one that cannot be; or None.

    Libraries merge what overlaps and let a rule replace another: the reader would be told hours that nobody wrote.
    """
    vus: set[str] = set()
    for regle in horaires.split(";"):
        trouve = _REGLE.fullmatch(regle.strip())
        if trouve is None:
            return "ces horaires ne suivent pas la forme « Mo-Fr 08:30-12:00,14:00-17:00 »"
        jours = list(_jours(trouve["jours"]))
        if None in jours:
            return "ces horaires nomment un jour qui n'existe pas, ou vont d'un jour à un jour d'avant"
        for jour in map(str, jours):
            if jour in vus:
                return f"ces horaires disent deux fois le {NOMS_DES_JOURS[JOURS.index(jour)]}"
            vus.add(jour)
        if constat := _desordre(trouve["plages"]):
            return constat
    return None


def _jours(texte: str) -> Iterator[str | None]:
    for morceau in texte.replace(" ", "").split(","):
        debut, _, fin = morceau.partition("-")
        if debut not in JOURS or (fin or debut) not in JOURS or JOURS.index(fin or debut) < JOURS.index(debut):
            yield None
        else:
            yield from JOURS[JOURS.index(debut) : JOURS.index(fin or debut) + 1]


def _desordre(texte: str) -> str | None:
    precedente = -1
    for plage in texte.replace(" ", "").split(","):
        debut, fin = (int(heure[:2]) * 60 + int(heure[3:]) for heure in plage.split("-"))
        if any(int(heure[3:]) > 59 for heure in plage.split("-")):
            return f"la plage {plage} n'est pas une heure"
        if constat := _demesuree(debut, fin):
            return f"la plage {plage} {constat}"
        if debut <= precedente:
            return f"la plage {plage} chevauche celle d'avant, ou n'est pas dans l'ordre"
        precedente = fin
    return None


def _demesuree(debut: int, fin: int) -> str | None:
    if fin <= debut:
        return "finit avant de commencer"
    if debut < OUVERTURE or fin > FERMETURE:
        return "est en pleine nuit"
    if fin - debut < DUREE_MINIMALE:
        return "dure moins d'un quart d'heure"
    return "dure plus de douze heures" if fin - debut > DUREE_MAXIMALE else None
