"""What tells where one is on the map of the region: the borders of départements, and a dozen towns."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from guichet.socle.donnees import Donnees, une_fois
from guichet.sujets.territoires import traces
from guichet.sujets.territoires.contours import Point, anneaux, etendue
from guichet.sujets.territoires.fiches import CADRE, COMMUNES, CONTOURS, TRACES, Commune
from guichet.sujets.territoires.projection import Cadrage, cadrer

VILLES = 12
# In units of the map, which is 800 wide: a phone shows it on 330 px, and the letters must be 11 px high there.
_CORPS = 28
_LARGEUR_D_UNE_LETTRE = 0.56 * _CORPS
_ECART = 10
# Some 30 km: towns are told where they say where one is, not where people are many.
_DISTANCE = 115
# A border that strays less than this from a straight line is drawn straight; an enclave that is smaller is not drawn.
_TOLERANCE = 2.5
_ENCLAVE = 12

Cote = tuple[str, str]
Boite = tuple[float, float, float, float]


@dataclass(frozen=True)
class Ville:
    """A town of the map, its name written after its mark or, ``avant``, before it."""

    nom: str
    x: int
    y: int
    avant: bool


@dataclass(frozen=True)
class FondDeCarte:
    """The size of the map, the path of the borders of départements, the towns."""

    largeur: int
    hauteur: int
    departements: str
    villes: tuple[Ville, ...]


@une_fois
def fond_de_carte(donnees: Donnees) -> FondDeCarte:
    """Return what is drawn over the intercommunalities of the region."""
    cadre = donnees[CADRE]
    cadrage = _cadrage(donnees)
    communes = donnees[COMMUNES]
    bords = frontieres([(communes[insee].departement, une.contour) for insee, une in donnees[CONTOURS].items()])
    lignes = [[cadrage.place(*point) for point in ligne] for ligne in lignes_continues(bords)]
    noms = villes(communes.values(), cadrage, cadre.largeur)
    traits = [_chemin(ligne) for ligne in lignes if _visible(ligne)]
    return FondDeCarte(cadre.largeur, cadre.hauteur, "".join(traits), noms)


def _cadrage(donnees: Donnees) -> Cadrage:
    """Return how the map is fitted: its edges are those of the communes of the territories that touch them."""
    etendues = {siren: etendue(traces.points(trace.trace)) for siren, trace in donnees[TRACES].items()}
    marge = min(bornes[0] for bornes in etendues.values())
    aux_bords = {choix(etendues, key=lambda s: etendues[s][bord]) for bord, choix in enumerate((min, max, min, max))}
    points = [
        point
        for insee, une in donnees[CONTOURS].items()
        if donnees[COMMUNES][insee].epci in aux_bords
        for anneau in anneaux(une.contour)
        for point in anneau
    ]
    return cadrer(points, donnees[CADRE].largeur, marge)


# — départements —


def frontieres(contours: Sequence[tuple[str, str]]) -> set[Cote]:
    """Return the sides, as written, that communes of two départements share; ``contours`` are (département, outline)."""
    points: dict[str, set[str]] = defaultdict(set)
    for departement, contour in contours:
        points[departement].update(contour.replace(";", " ").split())
    vus: set[str] = set()
    partages: set[str] = set()
    for siens in points.values():
        partages |= vus & siens
        vus |= siens
    cotes: dict[str, set[Cote]] = defaultdict(set)
    for departement, contour in contours:
        cotes[departement].update(_cotes(contour, partages))
    rangees = list(cotes.values())
    return {cote for i, cote_de in enumerate(rangees) for autre in rangees[:i] for cote in cote_de & autre}


def _cotes(contour: str, parmi: set[str]) -> Iterator[Cote]:
    """Yield the sides of ``contour`` whose two ends are among ``parmi``, written the same way from both sides."""
    for anneau in contour.split(";"):
        points = anneau.split()
        if parmi.isdisjoint(points):
            continue
        for a, b in pairwise((*points, points[0])):
            if a in parmi and b in parmi:
                yield (a, b) if a < b else (b, a)


def lignes_continues(cotes: Iterable[Cote]) -> list[list[Point]]:
    """Return ``cotes`` end to end, in as few lines as they make: from where three meet or one ends."""
    voisins: dict[str, set[str]] = defaultdict(set)
    for a, b in cotes:
        voisins[a].add(b)
        voisins[b].add(a)
    bouts = {point for point, autres in voisins.items() if len(autres) != 2}
    departs = (*sorted(bouts), *sorted(voisins))
    return [_degres(ligne) for depart in departs for ligne in _depuis(depart, voisins, bouts)]


def _depuis(depart: str, voisins: dict[str, set[str]], bouts: set[str]) -> Iterator[list[str]]:
    """Yield the lines that leave ``depart`` for one of ``bouts`` or itself, and take their sides away from ``voisins``."""
    while voisins[depart]:
        ligne = [depart, min(voisins[depart])]
        _retirer(depart, ligne[-1], voisins)
        while ligne[-1] not in bouts and ligne[-1] != depart:
            ligne.append(min(voisins[ligne[-1]]))
            _retirer(ligne[-2], ligne[-1], voisins)
        yield ligne


def _retirer(a: str, b: str, voisins: dict[str, set[str]]) -> None:
    voisins[a].discard(b)
    voisins[b].discard(a)


def _degres(ligne: Sequence[str]) -> list[Point]:
    return [(float(lon), float(lat)) for lon, _, lat in (point.partition(",") for point in ligne)]


def _visible(ligne: Sequence[Point]) -> bool:
    ouest, est, haut, bas = etendue(ligne)
    return ligne[0] != ligne[-1] or max(est - ouest, bas - haut) >= _ENCLAVE


def _chemin(ligne: Sequence[Point]) -> str:
    points = [(round(x), round(y)) for x, y in simplifier(ligne)]
    pas = " ".join(f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{pas}".replace(" -", "-")


def simplifier(ligne: Sequence[Point], tolerance: float = _TOLERANCE) -> list[Point]:
    """Return ``ligne`` without the points that are nearer than ``tolerance`` to what is left (Douglas and Peucker)."""
    debut, fin = ligne[0], ligne[-1]
    ecarts = [_ecart(point, debut, fin) for point in ligne[1:-1]]
    if not ecarts or max(ecarts) < tolerance:
        return [debut, fin]
    milieu = ecarts.index(max(ecarts)) + 1
    return simplifier(ligne[: milieu + 1], tolerance)[:-1] + simplifier(ligne[milieu:], tolerance)


def _ecart(point: Point, debut: Point, fin: Point) -> float:
    dx, dy = fin[0] - debut[0], fin[1] - debut[1]
    x, y = point[0] - debut[0], point[1] - debut[1]
    longueur = math.hypot(dx, dy)
    return abs(dx * y - dy * x) / longueur if longueur else math.hypot(x, y)


# — towns —


def villes(communes: Iterable[Commune], cadrage: Cadrage, largeur: int) -> tuple[Ville, ...]:
    """Return the largest towns, far from one another, whose names can be written on a map ``largeur`` wide."""
    choisies: list[Ville] = []
    prises: list[Boite] = []
    for commune in sorted(communes, key=lambda commune: (-commune.population, commune.insee)):
        lieu = cadrage.place(commune.lon, commune.lat)
        if any(math.dist(lieu, (ville.x, ville.y)) < _DISTANCE for ville in choisies):
            continue
        libres = [
            (avant, boite)
            for avant in (False, True)
            if _libre(boite := _boite(commune.nom, *lieu, avant=avant), prises, largeur)
        ]
        if libres:
            avant, boite = libres[0]
            choisies.append(Ville(commune.nom, round(lieu[0]), round(lieu[1]), avant))
            prises.append(boite)
        if len(choisies) == VILLES:
            break
    return tuple(choisies)


def _libre(boite: Boite, prises: Iterable[Boite], largeur: int) -> bool:
    return boite[0] >= 0 and boite[1] <= largeur and not any(_se_couvrent(boite, prise) for prise in prises)


def _boite(nom: str, x: float, y: float, *, avant: bool) -> Boite:
    """Return how far a town reaches with its name: west, east, north, south."""
    long = 2 * _ECART + len(nom) * _LARGEUR_D_UNE_LETTRE
    haut = 0.6 * _CORPS
    return (x - long, x + _ECART, y - haut, y + haut) if avant else (x - _ECART, x + long, y - haut, y + haut)


def _se_couvrent(a: Boite, b: Boite) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
