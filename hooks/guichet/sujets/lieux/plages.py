"""Weekly opening hours as they are written: one rule a day, ranges in order, by day."""

import re
from collections.abc import Iterator

JOURS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_NOMS = dict(zip(JOURS, ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), strict=True))
_REGLE = re.compile(
    r"(?P<jours>[A-Z][a-z](?:-[A-Z][a-z])?(?:,\s?[A-Z][a-z](?:-[A-Z][a-z])?)*)"
    r"\s(?P<plages>\d{2}:\d{2}-\d{2}:\d{2}(?:,\s?\d{2}:\d{2}-\d{2}:\d{2})*)"
)
# No public desk opens before six or closes after ten; a shorter range than this one is a slip of the keyboard.
OUVERTURE, FERMETURE = 6 * 60, 22 * 60
DUREE_MINIMALE = 15


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
                return f"ces horaires disent deux fois le {_NOMS[jour]}"
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
        if fin <= debut:
            return f"la plage {plage} finit avant de commencer"
        if debut < OUVERTURE or fin > FERMETURE:
            return f"la plage {plage} est en pleine nuit"
        if fin - debut < DUREE_MINIMALE:
            return f"la plage {plage} dure moins d'un quart d'heure"
        if debut <= precedente:
            return f"la plage {plage} chevauche celle d'avant, ou n'est pas dans l'ordre"
        precedente = fin
    return None
