"""The map of the region shows each intercommunality, where it is."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnus
from guichet.sujets.territoires import traces
from guichet.sujets.territoires.contours import Point, etendue
from guichet.sujets.territoires.fiches import CADRE, COMMUNES, EPCI, TRACES, CadreCarte, TraceEpci

REGLES = Regles()

# The map is drawn in another projection and shows whole communes: in 2026, the middle of a trace is at most 12 units
# away from that of the centres of its communes, fitted to the same frame.
ECART_MAXIMAL = 40
_IMPORT = "relancez l'import (make import)"


@REGLES.regle
def carte_complete(lot: Lot) -> Iterator[Probleme]:
    """Every EPCI is on the map, once."""
    for epci, enregistrement in lot[EPCI]:
        if epci.siren not in lot.connus[TRACES]:
            constat = "cet EPCI n'est pas sur la carte (data/carte.csv)"
            yield enregistrement.probleme(("siren",), constat, _IMPORT, epci.siren)
    yield from inconnus(lot, TRACES, "siren", EPCI, "ce SIREN d'EPCI")


@REGLES.regle
def trace_a_sa_place(lot: Lot) -> Iterator[Probleme]:
    """An EPCI is drawn inside the frame, where its communes are, and its name is written on it."""
    for cadre in lot.fiches(CADRE):
        attendus = _milieux_attendus(lot, cadre)
        for trace, enregistrement in lot[TRACES]:
            yield from _defauts(trace, enregistrement, cadre, attendus.get(trace.siren))


def _defauts(
    trace: TraceEpci, enregistrement: Enregistrement, cadre: CadreCarte, attendu: Point | None
) -> Iterator[Probleme]:
    ouest, est, haut, bas = etendue(traces.points(trace.trace))
    if ouest < 0 or haut < 0 or est > cadre.largeur or bas > cadre.hauteur:
        constat = f"ce dessin sort de la carte ({cadre.largeur} sur {cadre.hauteur}, data/carte_cadre.yml)"
        yield replace(enregistrement.probleme(("trace",), constat, _IMPORT, trace.siren), cause=constat)
    if attendu and math.dist(attendu, ((ouest + est) / 2, (haut + bas) / 2)) > ECART_MAXIMAL:
        constat = "ce dessin n'est pas là où sont les communes de l'EPCI"
        yield enregistrement.probleme(("trace",), constat, _IMPORT, trace.siren)
    for champ, valeur, debut, fin in (("x", trace.x, ouest, est), ("y", trace.y, haut, bas)):
        if not debut <= valeur <= fin:
            constat = f"le nom de l'EPCI n'est pas écrit sur son dessin (de {debut} à {fin})"
            yield enregistrement.probleme((champ,), constat, _IMPORT, valeur)


def _milieux_attendus(lot: Lot, cadre: CadreCarte) -> dict[str, Point]:
    """Return where the middle of each trace should be: as far across the map as its communes are across the region."""
    centres: dict[str, list[Point]] = defaultdict(list)
    for commune in lot.fiches(COMMUNES):
        centres[commune.epci].append((commune.lon, commune.lat))
    ouest, est, sud, nord = etendue([point for points in centres.values() for point in points])
    attendus: dict[str, Point] = {}
    for siren, points in centres.items():
        gauche, droite, bas, haut = etendue(points)
        x, y = (gauche + droite) / 2, (bas + haut) / 2
        attendus[siren] = (x - ouest) / (est - ouest) * cadre.largeur, (nord - y) / (nord - sud) * cadre.hauteur
    return attendus
