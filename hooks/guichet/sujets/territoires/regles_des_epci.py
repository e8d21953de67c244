"""Communes and intercommunalities add up, and stand together."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.territoires.fiches import COMMUNES, CONTOURS, EPCI, Commune
from guichet.sujets.territoires.voisinage import Voisinage

REGLES = Regles()

# People counted apart were at most 4.8 % of those of an EPCI in 2026.
COMPTES_A_PART_MAXIMUM = 0.15
_IMPORT = "relancez l'import (make import)"


class Ecart(NamedTuple):
    """What the communes of an EPCI have too many: communes, people. Less than zero, they lack them."""

    communes: int
    habitants: int


@REGLES.regle
def commune_dans_son_epci(lot: Lot) -> Iterator[Probleme]:
    """A commune is counted in its EPCI, and touches another one of it unless it is alone there."""
    noms = {epci.siren: epci.nom for epci in lot.fiches(EPCI)}
    comptees, detachees = _comptees_ailleurs(lot), _detachees(lot)
    # Two communes may have as many people: the one that went far is the one that touches none of its EPCI.
    egarees = {insee: comptees[insee] for insee in comptees.keys() & detachees.keys()} or comptees or detachees
    for commune, enregistrement in lot[COMMUNES]:
        if siren := egarees.get(commune.insee):
            constat = f"{commune.nom} n'est pas dans {noms.get(commune.epci, commune.epci)}"
            remede = f"vérifiez l'EPCI : {noms.get(siren, 'un autre')} ({siren})"
            yield enregistrement.probleme(("epci",), constat, remede, commune.epci)


def _comptees_ailleurs(lot: Lot) -> dict[str, str]:
    """Return the EPCI of each commune that one EPCI has too many, and another lacks: the number of people tells which."""
    ecarts = dict(_ecarts(lot))
    manques = {ecart: siren for siren, ecart in ecarts.items()}
    trouvees: dict[str, str] = {}
    for commune in lot.fiches(COMMUNES):
        siren = manques.get(Ecart(-1, -commune.population))
        if siren and ecarts.get(commune.epci) == Ecart(1, commune.population):
            trouvees[commune.insee] = siren
    return trouvees


def _ecarts(lot: Lot) -> Iterator[tuple[str, Ecart]]:
    """Yield the EPCI whose communes are all of the region and are not those that it counts, with the difference."""
    region = {commune.departement for commune in lot.fiches(COMMUNES)}
    membres = _membres(lot)
    for epci in lot.fiches(EPCI):
        communes = membres[epci.siren]
        ecart = Ecart(len(communes) - epci.communes_au_total, _habitants(communes) - epci.population_municipale)
        if epci.siege_dans_la_region and set(epci.departements) <= region and ecart != Ecart(0, 0):
            yield epci.siren, ecart


def _membres(lot: Lot) -> dict[str, list[Commune]]:
    membres: dict[str, list[Commune]] = defaultdict(list)
    for commune in lot.fiches(COMMUNES):
        membres[commune.epci].append(commune)
    return membres


def _toutes_la(lot: Lot) -> bool:
    """Tell whether no commune has lost its line: its outline tells it, and no EPCI is to blame."""
    return lot.connus[CONTOURS] <= lot.connus[COMMUNES]


def _habitants(communes: list[Commune]) -> int:
    return sum(commune.population for commune in communes)


def _detachees(lot: Lot) -> dict[str, str]:
    """Return the EPCI of most of those around each commune that touches none of its own and is not alone there."""
    voisinage, membres = Voisinage(lot), _membres(lot)
    trouvees: dict[str, str] = {}
    for commune in lot.fiches(COMMUNES):
        autour = [voisine.epci for voisine in voisinage.autour(commune)]
        if autour and commune.epci not in autour and len(membres[commune.epci]) > 1:
            trouvees[commune.insee] = Counter(autour).most_common(1)[0][0]
    return trouvees


@REGLES.regle
def epci_peuple(lot: Lot) -> Iterator[Probleme]:
    """An EPCI has communes of the region: all of its own where its departments are those of the region."""
    ecarts, membres = dict(_ecarts(lot)), _membres(lot)
    for epci, enregistrement in lot[EPCI] if _toutes_la(lot) else ():
        servies = len(membres[epci.siren])
        compte = epci.siren not in ecarts or ecarts[epci.siren].communes == 0
        if not (compte and 0 < servies <= epci.communes_au_total):
            constat = f"{servies} commune(s) de data/communes.csv pour {epci.communes_au_total} au total"
            yield enregistrement.probleme(("communes_au_total",), constat, _IMPORT, epci.communes_au_total)


@REGLES.regle
def epci_comme_ses_communes(lot: Lot) -> Iterator[Probleme]:
    """What the file says of a whole EPCI agrees with its communes: all of them, or those of the region only."""
    membres = _membres(lot)
    for epci, enregistrement in lot[EPCI] if _toutes_la(lot) else ():
        servies = membres[epci.siren]
        departements, habitants = {commune.departement for commune in servies}, _habitants(servies)
        entier = len(servies) == epci.communes_au_total
        if not (departements == set(epci.departements) if entier else departements < set(epci.departements)):
            constat = f"ses communes de data/communes.csv sont dans : {', '.join(sorted(departements))}"
            yield enregistrement.probleme(
                ("departements",), constat, "donnez les départements de l'EPCI entier", " ".join(epci.departements)
            )
        if not (habitants == epci.population_municipale if entier else habitants < epci.population_municipale):
            constat = f"ses communes de data/communes.csv ont {habitants} habitants"
            yield enregistrement.probleme(("population_municipale",), constat, _IMPORT, epci.population_municipale)


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
def nature_et_nom(lot: Lot) -> Iterator[Probleme]:
    """The name of an EPCI begins with what it is."""
    for epci, enregistrement in lot[EPCI]:
        debut = _DEBUTS[epci.nature]
        if not epci.nom.startswith(f"{debut} "):
            constat = f"le nom d'un EPCI de nature « {epci.nature} » commence par « {debut} »"
            yield enregistrement.probleme(("nature",), constat, "corrigez le nom ou la nature", epci.nom)


_DEBUTS = {"CC": "CC", "CA": "CA", "CU": "CU", "METRO": "Métropole"}
