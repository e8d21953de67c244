"""Opening hours of directories, written as OSM *opening_hours*."""

import json
from collections import defaultdict
from itertools import groupby, pairwise

from guichet.sujets.lieux.horaires import Plage, Semaine, heure
from guichet.sujets.lieux.plages import JOURS, NOMS_DES_JOURS


def en_osm(semaine: Semaine) -> str | None:
    """Return ``semaine`` as an OSM expression: ``Mo-Tu,Fr 09:00-12:00; We 14:00-17:00``.

    Days with the same hours are written together, in the order of the week. None if it is never open, or if ranges of a
    day overlap or end before they start.
    """
    if not any(semaine) or not all(map(_en_ordre, semaine)):
        return None
    jours: dict[tuple[Plage, ...], list[int]] = defaultdict(list)
    for jour, plages in enumerate(semaine):
        if plages:
            jours[plages].append(jour)
    return "; ".join(f"{_jours(rangs)} {_plages(plages)}" for plages, rangs in jours.items())


def semaine_de_l_annuaire(texte: str) -> Semaine | None:
    """Return the week written by the DILA directory, e.g. ``[["lundi","jeudi",[["08:30:00","12:00:00"]]]]``.

    None if there is none, or if a day is described twice in different ways: nobody can tell which is right.
    """
    jours: list[set[tuple[Plage, ...]]] = [set() for _ in JOURS]
    for premier, dernier, plages in json.loads(texte or "[]"):
        debut, fin = NOMS_DES_JOURS.index(premier), NOMS_DES_JOURS.index(dernier)
        for jour in range(debut, fin + 1):
            jours[jour].add(tuple((minutes(ouverture), minutes(fermeture)) for ouverture, fermeture in plages))
    if any(len(versions) > 1 for versions in jours) or not any(jours):
        return None
    return tuple(next(iter(versions), ()) for versions in jours)


def minutes(texte: str) -> int:
    """Return ``08:30`` or ``08:30:00`` in minutes from midnight."""
    heures, reste = texte.split(":")[:2]
    return int(heures) * 60 + int(reste)


def _en_ordre(plages: tuple[Plage, ...]) -> bool:
    bornes = [borne for plage in plages for borne in plage]
    return all(avant < apres for avant, apres in pairwise(bornes))


def _jours(rangs: list[int]) -> str:
    suites = groupby(enumerate(rangs), key=lambda place: place[1] - place[0])
    return ",".join(_suite([rang for _, rang in suite]) for _, suite in suites)


def _suite(rangs: list[int]) -> str:
    return JOURS[rangs[0]] if len(rangs) == 1 else f"{JOURS[rangs[0]]}-{JOURS[rangs[-1]]}"


def _plages(plages: tuple[Plage, ...]) -> str:
    return ",".join(f"{heure(debut)}-{heure(fin)}" for debut, fin in plages)
