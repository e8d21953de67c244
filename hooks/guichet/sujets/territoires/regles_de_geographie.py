"""Communes and intercommunalities are where the map says."""

from collections.abc import Iterator

from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.fiches import ANCIENNES, CADRE, COMMUNES, CONTOURS, EPCI, TRACES, Commune
from guichet.sujets.territoires.voisinage import dans_la_region, egarees, remede_du_point, voisines, voisines_de

REGLES = Regles()

# The widest commune of 2026 spans 0.21° from west to east and 0.13° from south to north, the smallest 0.009° and 0.005°.
LARGEUR_MAXIMALE, HAUTEUR_MAXIMALE = 0.3, 0.2
LARGEUR_MINIMALE, HAUTEUR_MINIMALE = 0.005, 0.003
# People counted apart were at most 4.8 % of those of an EPCI in 2026.
COMPTES_A_PART_MAXIMUM = 0.15


@REGLES.regle
def centre_en_place(lot: Lot) -> Iterator[Probleme]:
    """The centre of a commune is in the region, and inside its outline when there is a sound one."""
    dessins = {contour.insee: contour.contour for contour in lot.fiches(CONTOURS) if not _defaut(contour.contour)}
    for commune, enregistrement in lot[COMMUNES]:
        dessin = dessins.get(commune.insee)
        if not dans_la_region(commune.lon, commune.lat):
            constat = f"le centre ({commune.lon}, {commune.lat}) est hors de la région"
        elif dessin and not contours.contient(dessin, commune.lon, commune.lat):
            constat = f"le centre ({commune.lon}, {commune.lat}) est hors du contour de {commune.nom}"
        else:
            continue
        remede = remede_du_point(commune.lon, commune.lat, "recopiez lon et lat depuis la source (make import)")
        yield enregistrement.probleme(("lon",), constat, remede, commune.lon)


@REGLES.regle
def contour_plausible(lot: Lot) -> Iterator[Probleme]:
    """An outline is in the region, of the size of a commune, and touches another one."""
    touchees = voisines(lot)
    for contour, enregistrement in lot[CONTOURS]:
        defaut = _defaut(contour.contour)
        if not defaut and contour.insee not in touchees:
            defaut = "ce contour ne touche celui d'aucune autre commune"
        if defaut:
            remede = "recopiez le contour depuis la source (make import)"
            if defaut == _HORS:
                remede = remede_du_point(*contours.anneaux(contour.contour)[0][0], remede)
            yield enregistrement.probleme(("contour",), defaut, remede, contour.insee)


_HORS = "ce contour sort de la région"


def _defaut(contour: str) -> str:
    """Return what is wrong in ``contour`` looked at alone, or an empty string."""
    points = [point for anneau in contours.anneaux(contour) for point in anneau]
    longitudes, latitudes = zip(*points, strict=True)
    ouest, est, sud, nord = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    largeur, hauteur = est - ouest, nord - sud
    if not (dans_la_region(ouest, sud) and dans_la_region(est, nord)):
        return _HORS
    if len(set(points)) < 4:
        return "ce contour a moins de 4 points"
    if largeur > LARGEUR_MAXIMALE or hauteur > HAUTEUR_MAXIMALE:
        return f"ce contour est trop grand pour une commune ({largeur:.2f}° sur {hauteur:.2f}°)"
    if largeur < LARGEUR_MINIMALE or hauteur < HAUTEUR_MINIMALE:
        return f"ce contour est trop petit pour une commune ({largeur:.3f}° sur {hauteur:.3f}°)"
    return ""


@REGLES.regle
def epci_d_un_seul_tenant(lot: Lot) -> Iterator[Probleme]:
    """A commune touches another one of its EPCI, unless it is alone there."""
    noms = {epci.siren: epci.nom for epci in lot.fiches(EPCI)}
    autours = {commune.insee: autour for commune, autour in egarees(lot)}
    for commune, enregistrement in lot[COMMUNES]:
        if commune.insee in autours:
            courant = autours[commune.insee].most_common(1)[0][0]
            constat = f"{commune.nom} ne touche aucune commune de {noms.get(commune.epci, commune.epci)}"
            remede = f"vérifiez l'EPCI : ses voisines sont surtout dans {noms.get(courant, courant)} ({courant})"
            yield enregistrement.probleme(("epci",), constat, remede, commune.epci)


@REGLES.regle
def code_postal_du_departement(lot: Lot) -> Iterator[Probleme]:
    """A postcode begins with the department of the commune, or of one that it touches: post offices cross borders."""
    connues, touchees = lot.par_cle(COMMUNES), voisines(lot)
    for commune, enregistrement in lot[COMMUNES]:
        for rang, code in enumerate(commune.codes_postaux):
            if code.startswith(commune.departement):
                continue
            autour = {voisine.departement for voisine in voisines_de(commune, touchees, connues)}
            if not code.startswith(tuple(autour)):
                constat = f"ce code postal n'est ni du département {commune.departement} ni d'un département voisin"
                remede = "recopiez-le depuis la source (make import)"
                yield enregistrement.probleme(("codes_postaux", rang), constat, remede, code)


@REGLES.regle
def ancienne_commune_proche(lot: Lot) -> Iterator[Probleme]:
    """A former commune leads to one commune, of its department or of one next to it, and is no longer one itself."""
    connues, touchees = lot.par_cle(COMMUNES), voisines(lot)
    premieres: dict[str, Enregistrement] = {}
    for ancienne, enregistrement in lot[ANCIENNES]:
        premiere = premieres.setdefault(ancienne.insee, enregistrement)
        if premiere is not enregistrement:
            constat = f"cette ancienne commune est déjà à la ligne {premiere.ligne}"
            yield enregistrement.probleme(("insee",), constat, "gardez une seule des deux lignes", ancienne.insee)
        elif ancienne.insee in connues and ancienne.insee != ancienne.commune:
            constat = f"c'est une commune d'aujourd'hui, {connues[ancienne.insee].nom}"
            yield enregistrement.probleme(("insee",), constat, "retirez cette ligne", ancienne.insee)
        commune = connues.get(ancienne.commune)
        if commune and not ancienne.insee.startswith(tuple(_departements_autour(commune, touchees, connues))):
            constat = f"{ancienne.nom} ({ancienne.insee}) est loin de {commune.nom} ({commune.insee})"
            yield enregistrement.probleme(("commune",), constat, "corrigez l'un des deux codes INSEE", ancienne.commune)


def _departements_autour(
    commune: Commune, touchees: dict[str, frozenset[str]], connues: dict[str, Commune]
) -> Iterator[str]:
    yield commune.departement
    for voisine in voisines_de(commune, touchees, connues):
        yield voisine.departement


@REGLES.regle
def population_de_l_epci(lot: Lot) -> Iterator[Probleme]:
    """The total population is the municipal one and a few people counted apart."""
    for epci, enregistrement in lot[EPCI]:
        plafond = round(epci.population_municipale * (1 + COMPTES_A_PART_MAXIMUM))
        if not epci.population_municipale <= epci.population_totale <= plafond:
            constat = f"la population totale devrait être entre {epci.population_municipale} (municipale) et {plafond}"
            remede = "recopiez les deux populations depuis la source (make import)"
            yield enregistrement.probleme(("population_totale",), constat, remede, epci.population_totale)


@REGLES.regle
def siege_de_l_epci(lot: Lot) -> Iterator[Probleme]:
    """An EPCI whose departments are all of the region has its seat there."""
    region = {commune.departement for commune in lot.fiches(COMMUNES)}
    for epci, enregistrement in lot[EPCI]:
        if not epci.siege_dans_la_region and set(epci.departements) <= region:
            constat = "tous ses départements sont dans la région : son siège aussi"
            yield enregistrement.probleme(("siege_dans_la_region",), constat, "mettez « oui »", "non")


@REGLES.regle
def nom_sur_la_carte(lot: Lot) -> Iterator[Probleme]:
    """The name of an EPCI is written inside the frame of the map."""
    for cadre in lot.fiches(CADRE):
        for trace, enregistrement in lot[TRACES]:
            for champ, valeur, limite in (("x", trace.x, cadre.largeur), ("y", trace.y, cadre.hauteur)):
                if not 0 <= valeur <= limite:
                    constat = f"ce point est hors de la carte (de 0 à {limite}, data/carte_cadre.yml)"
                    yield enregistrement.probleme((champ,), constat, "relancez l'import (make import)", valeur)
