"""Communes are where the map says."""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot, Paire
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, inconnu, inconnus
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, CONTOURS, Commune, Contour
from guichet.sujets.territoires.voisinage import Voisinage, dans_la_region, hors_de_place, voisines

REGLES = Regles()

# The widest commune of 2026 spans 0.21° from west to east and 0.13° from south to north, the smallest is 0.17 km².
LARGEUR_MAXIMALE, HAUTEUR_MAXIMALE = 0.3, 0.2
AIRE_MINIMALE = 0.1
# At 50° north.
KM2_PAR_DEGRE_CARRE = 7950
# Communes that share a postcode are close: the farthest from the others of its own was at 10.4 km in 2026.
MEME_CODE_POSTAL_KM = 15
# In degrees: what rounding may change.
DEUX_METRES = 0.00002
_CONTOUR = "recopiez le contour depuis la source (make import)"


@REGLES.regle
def contour_connu(lot: Lot) -> Iterator[Probleme]:
    yield from inconnus(lot, CONTOURS, "insee", COMMUNES, "ce code INSEE")


@REGLES.regle
def contour_de_chaque_commune(lot: Lot) -> Iterator[Probleme]:
    """Every commune has its outline, but those created after the source drew them: their SIREN is a new one."""
    for commune, enregistrement in lot[COMMUNES]:
        if commune.siren.startswith("21") and commune.insee not in lot.connus[CONTOURS]:
            constat = "cette commune n'a pas de contour (data/contours.csv)"
            probleme = enregistrement.probleme(("insee",), constat, "relancez l'import (make import)", commune.insee)
            yield replace(probleme, cause=constat)


@REGLES.regle
def contour_plausible(lot: Lot) -> Iterator[Probleme]:
    """An outline is in the region, of the size of a commune, and touches another one."""
    touchees = voisines(lot)
    for contour, enregistrement in lot[CONTOURS]:
        defaut = next(_defauts(contour, enregistrement), None)
        if defaut:
            yield defaut
        elif contour.insee not in touchees:
            constat = "ce contour ne touche celui d'aucune autre commune"
            yield enregistrement.probleme(("contour",), constat, _CONTOUR, contour.insee)


def _defauts(contour: Contour, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """Yield what is wrong in an outline looked at alone."""
    ouest, est, sud, nord = contours.cadre(contour.contour)
    largeur, hauteur = est - ouest, nord - sud
    if not (dans_la_region(ouest, sud) and dans_la_region(est, nord)):
        constat = "ce contour sort de la région"
        yield hors_de_place(enregistrement, "contour", (ouest, sud), constat, _CONTOUR)
    if largeur > LARGEUR_MAXIMALE or hauteur > HAUTEUR_MAXIMALE:
        constat = f"ce contour est trop grand pour une commune ({largeur:.2f}° sur {hauteur:.2f}°)"
        yield enregistrement.probleme(("contour",), constat, _CONTOUR, contour.insee)
    aire = contours.aire_du_plus_grand(contour.contour) * KM2_PAR_DEGRE_CARRE
    if aire < AIRE_MINIMALE:
        constat = f"ce contour est trop petit pour une commune ({aire:.3f} km²)"
        yield enregistrement.probleme(("contour",), constat, _CONTOUR, contour.insee)


@REGLES.regle
def centre_de_son_contour(lot: Lot) -> Iterator[Probleme]:
    """The centre of a commune is in the region, and the middle of its outline."""
    dessins = {contour.insee: (contour, enregistrement) for contour, enregistrement in lot[CONTOURS]}
    for commune, enregistrement in lot[COMMUNES]:
        if not dans_la_region(commune.lon, commune.lat):
            constat = f"le centre ({commune.lon}, {commune.lat}) est hors de la région"
            remede = "recopiez lon et lat depuis la source (make import)"
            yield hors_de_place(enregistrement, "lon", (commune.lon, commune.lat), constat, remede)
        elif commune.insee in dessins:
            yield from _decentre(lot, (commune, enregistrement), dessins[commune.insee])


def _decentre(lot: Lot, commune: Paire[Commune], dessin: Paire[Contour]) -> Iterator[Probleme]:
    fiche, contour = commune[0], dessin[0].contour
    if next(_defauts(*dessin), None):
        return
    lon, lat = contours.centre_de(contour)
    if math.dist((fiche.lon, fiche.lat), (lon, lat)) < DEUX_METRES:
        return
    if _abime(lot, fiche, contour):
        constat = f"un point manque ou a bougé : ce contour de {fiche.nom} ne suit pas ceux des communes voisines"
        yield dessin[1].probleme(("contour",), constat, _CONTOUR, fiche.insee)
    else:
        ou = "n'est pas au milieu" if contours.contient(contour, fiche.lon, fiche.lat) else "est hors"
        constat = f"le centre ({fiche.lon}, {fiche.lat}) {ou} du contour de {fiche.nom}"
        champ = "lon" if abs(fiche.lon - lon) > abs(fiche.lat - lat) else "lat"
        yield commune[1].probleme((champ,), constat, f"mettez lon {lon} et lat {lat}", getattr(fiche, champ))


def _abime(lot: Lot, commune: Commune, contour: str) -> bool:
    """Tell whether ``contour`` is wrong rather than the centre: a side is no other's, and no other outline holds the centre."""
    dessins = lot.par_cle(CONTOURS)
    autres = [dessins[insee].contour for insee in voisines(lot).get(commune.insee, ())]
    seuls = contours.cotes(contour).difference(*map(contours.cotes, autres))
    return bool(seuls) and not any(
        contours.contient(autre.contour, commune.lon, commune.lat)
        for autre in dessins.values()
        if autre.insee != commune.insee
    )


@REGLES.regle
def code_postal_du_departement(lot: Lot) -> Iterator[Probleme]:
    """A postcode begins with the department of the commune, or of one that it touches: post offices cross borders."""
    voisinage = Voisinage(lot)
    for commune, enregistrement in lot[COMMUNES]:
        for rang, code in enumerate(commune.codes_postaux):
            ailleurs = not code.startswith(commune.departement)
            if ailleurs and not code.startswith(voisinage.departements(commune)):
                constat = f"ce code postal n'est ni du département {commune.departement} ni d'un département voisin"
                remede = "recopiez-le depuis la source (make import)"
                yield enregistrement.probleme(("codes_postaux", rang), constat, remede, code)


@REGLES.regle
def code_postal_partage_entre_proches(lot: Lot) -> Iterator[Probleme]:
    """A commune is near another one of its postcode, unless it is alone to have it. Outlines tell where they are."""
    voisinage, milieux = Voisinage(lot), {fiche.insee: _milieu(fiche.contour) for fiche in lot.fiches(CONTOURS)}
    par_code: dict[str, list[Paire[Commune]]] = defaultdict(list)
    for commune, enregistrement in lot[COMMUNES]:
        for code in commune.codes_postaux if commune.insee in milieux else ():
            par_code[code].append((commune, enregistrement))
    for code, paires in par_code.items():
        points = {commune.insee: milieux[commune.insee] for commune, _ in paires}
        isolees = [paire for paire in paires if _isolee(paire[0].insee, points)]
        if len(isolees) == len(paires) == 2:
            # One of the two is wrong: the one whose neighbours have the least like postcodes.
            isolees = [min(isolees, key=lambda paire: _ressemblance(code, voisinage.autour(paire[0])))]
        for commune, enregistrement in isolees if len(paires) > 1 else ():
            km = _km_des_autres(commune.insee, points)
            constat = f"une autre commune a ce code postal, à {km:.0f} km"
            rang = commune.codes_postaux.index(code)
            remede = "recopiez-le depuis la source (make import)"
            yield enregistrement.probleme(("codes_postaux", rang), constat, remede, code)


def _milieu(contour: str) -> Point:
    ouest, est, sud, nord = contours.cadre(contour)
    return (ouest + est) / 2, (sud + nord) / 2


def _isolee(insee: str, points: dict[str, Point]) -> bool:
    """Whether no other of ``points`` is near; the first that is near is enough."""
    ici = points[insee]
    return not any(distance_km(ici, point) <= MEME_CODE_POSTAL_KM for autre, point in points.items() if autre != insee)


def _km_des_autres(insee: str, points: dict[str, Point]) -> float:
    return min(
        (distance_km(points[insee], point) for autre, point in points.items() if autre != insee), default=math.inf
    )


def _ressemblance(code: str, autour: list[Commune]) -> float:
    """Return how many of its first digits ``code`` shares with the postcodes of ``autour``, on average."""
    communs = [_debut_commun(code, autre) for voisine in autour for autre in voisine.codes_postaux]
    return sum(communs) / max(1, len(communs))


def _debut_commun(un: str, autre: str) -> int:
    return next((rang for rang, (a, b) in enumerate(zip(un, autre, strict=True)) if a != b), len(un))


@REGLES.regle
def ancienne_commune_rattachee(lot: Lot) -> Iterator[Probleme]:
    """A former commune leads to one commune, of its department or of one next to it, and is no longer one itself."""
    connues, voisinage = lot.par_cle(COMMUNES), Voisinage(lot)
    premieres: dict[str, Enregistrement] = {}
    for ancienne, enregistrement in lot[ANCIENNES]:
        premiere = premieres.setdefault(ancienne.insee, enregistrement)
        commune = connues.get(ancienne.commune)
        if commune is None:
            yield inconnu(enregistrement, ("commune",), ancienne.commune, "ce code INSEE", "data/communes.csv")
        elif premiere is not enregistrement:
            constat = f"cette ancienne commune est déjà à la ligne {premiere.ligne}"
            yield enregistrement.probleme(("insee",), constat, "gardez une seule des deux lignes", ancienne.insee)
        elif ancienne.insee in connues and ancienne.insee != ancienne.commune:
            constat = f"c'est une commune d'aujourd'hui, {connues[ancienne.insee].nom}"
            yield enregistrement.probleme(("insee",), constat, "retirez cette ligne", ancienne.insee)
        elif not ancienne.insee.startswith(voisinage.departements(commune)):
            constat = f"{ancienne.nom} ({ancienne.insee}) est loin de {commune.nom} ({commune.insee})"
            yield enregistrement.probleme(("commune",), constat, "corrigez l'un des deux codes INSEE", ancienne.commune)
