"""Places are near what they serve, and something tells where they are."""

from collections import defaultdict
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.lieux.annuaires import ANNUAIRES
from guichet.sujets.lieux.fiches import Lieu, Position
from guichet.sujets.lieux.regles import LIEUX
from guichet.sujets.territoires.distances import Point, distance_km
from guichet.sujets.territoires.fiches import COMMUNES, CONTOURS, EPCI, Commune
from guichet.sujets.territoires.voisinage import hors_de_place

REGLES = Regles()

# In 2026 the farthest desk is 16 km from the nearest commune of an EPCI that it serves.
EPCI_SERVI_KM = 25
# In 2026 no known address is farther than 4.6 km from the centre of its commune.
_RAYONS_KM = {Position.ADRESSE: 10.0, Position.CENTRE_COMMUNE: 0.5}


@REGLES.regle
def lieu_pres_de_l_epci_servi(lot: Lot) -> Iterator[Probleme]:
    """A place is near one of the communes of each EPCI that it serves."""
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
    """A point said to be the centre of the commune is; where no outline judges an address, its distance to the centre does."""
    communes, dessins = lot.par_cle(COMMUNES), lot.par_cle(CONTOURS)
    for lieu, enregistrement in lot.toutes(*LIEUX):
        commune = communes.get(lieu.commune)
        if commune is None or lieu.lon is None or lieu.lat is None or lieu.position is None:
            continue
        if lieu.position is Position.ADRESSE and lieu.commune in dessins:
            continue
        km = distance_km((lieu.lon, lieu.lat), (commune.lon, commune.lat))
        if km > _RAYONS_KM[lieu.position]:
            constat = f"ce point ({lieu.lon}, {lieu.lat}) est à {km:.0f} km du centre de {commune.nom}"
            remede = f"mettez ce centre ({commune.lon}, {commune.lat}) et position centre_commune"
            yield hors_de_place(enregistrement, "lon", (lieu.lon, lieu.lat), constat, remede)


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
    for lieu, enregistrement in lot.toutes(*ANNUAIRES):
        if lieu.lon is None and lieu.code_postal is None:
            constat = "ni point ni code postal : rien ne confirme la commune de ce lieu"
            remede = "recopiez le code postal depuis la source, ou retirez la ligne"
            yield enregistrement.probleme(("code_postal",), constat, remede, lieu.commune)
