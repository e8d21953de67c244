"""Places are near what they serve, and something tells where they are."""

from collections import defaultdict
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.lieux.fiches import Lieu, Position, StatutLieu
from guichet.sujets.lieux.regles import LIEUX
from guichet.sujets.territoires import contours
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import COMMUNES, CONTOURS, EPCI, Commune
from guichet.sujets.territoires.voisinage import egarees, remede_du_point

REGLES = Regles()

# In 2026 the farthest desk is 16 km from the nearest commune of an EPCI that it serves.
EPCI_SERVI_KM = 25
# In 2026 no known address is farther than 8 km from the centre of its commune.
RAYON_DE_COMMUNE_KM = 10


@REGLES.regle
def lieu_pres_de_l_epci_servi(lot: Lot) -> Iterator[Probleme]:
    communes = lot.par_cle(COMMUNES)
    centres: dict[str, list[Point]] = defaultdict(list)
    for commune in communes.values():
        centres[commune.epci].append((commune.lon, commune.lat))
    noms = {epci.siren: epci.nom for epci in lot.fiches(EPCI)}
    for lieu, enregistrement in lot.toutes(*LIEUX):
        for rang, siren in enumerate(lieu.epci):
            if siren not in noms or siren not in centres or lieu.commune not in communes:
                continue
            point = _point(lieu, communes[lieu.commune])
            km = min(distance_km(point, centre) for centre in centres[siren])
            if km > EPCI_SERVI_KM:
                constat = f"ce lieu est à {km:.0f} km de la plus proche commune de {noms[siren]}"
                remede = f"vérifiez l'EPCI servi : pas plus de {EPCI_SERVI_KM} km"
                yield enregistrement.probleme(("epci", rang), constat, remede, siren)


def _point(lieu: Lieu, commune: Commune) -> Point:
    return (commune.lon, commune.lat) if lieu.lon is None or lieu.lat is None else (lieu.lon, lieu.lat)


@REGLES.regle
def lieu_pres_du_centre(lot: Lot) -> Iterator[Probleme]:
    """Where no outline judges the point of a place, its distance to the centre of the commune does."""
    communes = lot.par_cle(COMMUNES)
    dessins = {contour.insee: contour.contour for contour in lot.fiches(CONTOURS)}
    # One defect, one message: where the commune itself is lost, its centre proves nothing.
    perdues = {commune.insee for commune, _ in egarees(lot)}
    for lieu, enregistrement in lot.toutes(*LIEUX):
        commune, dessin = communes.get(lieu.commune), dessins.get(lieu.commune)
        if commune is None or lieu.commune in perdues or lieu.lon is None or lieu.lat is None:
            continue
        if dessin is None:
            juste = distance_km((lieu.lon, lieu.lat), (commune.lon, commune.lat)) <= RAYON_DE_COMMUNE_KM
        else:
            juste = lieu.position is Position.ADRESSE or contours.contient(dessin, lieu.lon, lieu.lat)
        if not juste:
            constat = f"ce point ({lieu.lon}, {lieu.lat}) est loin de {commune.nom}"
            remede = f"mettez le centre de la commune ({commune.lon}, {commune.lat})"
            yield enregistrement.probleme(("lon",), constat, remede_du_point(lieu.lon, lieu.lat, remede), lieu.lon)


@REGLES.regle
def cedex_du_departement(lot: Lot) -> Iterator[Probleme]:
    """A CEDEX has a postcode of its own, in the department of the commune."""
    communes = lot.par_cle(COMMUNES)
    for lieu, enregistrement in lot.toutes(*LIEUX):
        commune = communes.get(lieu.commune)
        if commune is None or lieu.code_postal is None or "cedex" not in (lieu.adresse or "").lower():
            continue
        if lieu.code_postal not in commune.codes_postaux and not lieu.code_postal.startswith(commune.departement):
            constat = f"ce CEDEX n'est pas du département de {commune.nom} ({commune.departement})"
            remede = "corrigez le code postal ou la commune"
            yield enregistrement.probleme(("code_postal",), constat, remede, lieu.code_postal)


@REGLES.regle
def lieu_d_annuaire_situe(lot: Lot) -> Iterator[Probleme]:
    """A directory gives a point or a postcode: without either, nothing would contradict a wrong commune."""
    for lieu, enregistrement in lot.toutes(*LIEUX):
        if lieu.statut is StatutLieu.ANNUAIRE and lieu.lon is None and lieu.code_postal is None:
            constat = "ni point ni code postal : rien ne confirme la commune de ce lieu"
            remede = "recopiez le code postal depuis la source, ou retirez la ligne"
            yield enregistrement.probleme(("code_postal",), constat, remede, lieu.commune)
