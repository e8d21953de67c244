"""Thresholds come for every territory of the reform, resemble those of the others and of the year before."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median

from guichet.socle.confirmations import Alarme, alarme, non_confirmees
from guichet.socle.evolution import sauts
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.quartiles.fiches import QUARTILES, Quartiles
from guichet.sujets.territoires.fiches import REFORME

REGLES = Regles()

COLONNES = ("q1", "q2", "q3")
# In a year: 11.5 % at most for a territory since 2024, 2.6 % for the middle one.
HAUSSE, HAUSSE_DU_MILIEU = 15, 8
# To the middle territory of the same year: 0.78 to 1.35 since 2024.
PART_DU_MILIEU = (0.65, 1.6)
# The middle first quartile is about 9,200 € a year: a tenth or ten times that is another unit.
MILIEU_POSSIBLE = {"q1": (5_000, 20_000), "q2": (7_500, 30_000), "q3": (10_000, 40_000)}

Ligne = tuple[Quartiles, Enregistrement]


@REGLES.regle
def seuils_de_tous(lot: Lot) -> Iterator[Probleme]:
    """A year has the thresholds of every EPCI of the reform, or none."""
    attendus = lot.par_cle(REFORME)
    for annee, lignes in _par_annee(lot).items():
        presents = {fiche.epci for fiche, _ in lignes}
        if absents := [siren for siren in attendus if siren not in presents]:
            constat = f"il manque les seuils de {len(absents)} EPCI de la réforme : {', '.join(absents[:3])}"
            remede = "ajoutez leurs lignes, ou retirez toutes celles de cette année"
            perdus = lignes[0][1].probleme(("annee",), constat, remede, annee)
            yield replace(perdus, cause=f"{QUARTILES.fichier} {' '.join(absents)}")


@REGLES.regle
def seuils_vraisemblables(lot: Lot) -> Iterator[Probleme]:
    """A threshold is near that of the year before and those of its year, or is confirmed."""
    yield from non_confirmees(lot, "data/quartiles.csv", _alarmes(lot))


def _par_annee(lot: Lot) -> dict[int, list[Ligne]]:
    par_annee: dict[int, list[Ligne]] = {}
    for fiche, enregistrement in lot[QUARTILES]:
        par_annee.setdefault(fiche.annee, []).append((fiche, enregistrement))
    return par_annee


def _alarmes(lot: Lot) -> Iterator[Alarme]:
    par_annee = _par_annee(lot)
    milieux = {annee: _milieu(lignes) for annee, lignes in par_annee.items()}
    # A whole year that surprises is told once, not forty times.
    annees_dites: set[int] = set()
    for annee, rang, constat in (*_milieux_impossibles(milieux), *sauts(milieux, HAUSSE_DU_MILIEU)):
        if not {annee, annee - 1} & annees_dites:
            annees_dites.add(annee)
            _, enregistrement = par_annee[annee][0]
            dit = f"la médiane des EPCI surprend : {constat}"
            yield alarme(enregistrement, str(annee), (COLONNES[rang],), dit, f"{milieux[annee][rang]:g}")
    sures = {annee: milieu for annee, milieu in milieux.items() if annee not in annees_dites}
    yield from _alarmes_des_epci(par_annee, sures)


def _alarmes_des_epci(par_annee: Mapping[int, list[Ligne]], sures: Mapping[int, tuple[float, ...]]) -> Iterator[Alarme]:
    lignes = {(fiche.epci, fiche.annee): (fiche, ou) for annee in sures for fiche, ou in par_annee[annee]}
    par_epci: dict[str, dict[int, tuple[int, ...]]] = {}
    for (epci, annee), (fiche, _) in lignes.items():
        par_epci.setdefault(epci, {})[annee] = (fiche.q1, fiche.q2, fiche.q3)
    for epci, seuils in par_epci.items():
        dits = dict(_loin_du_milieu(seuils, sures))
        for annee, rang, constat in sauts(seuils, HAUSSE):
            if (annee - 1, rang) not in dits:
                dits.setdefault((annee, rang), constat)
        for (annee, rang), constat in dits.items():
            valeur = seuils[annee][rang]
            yield alarme(lignes[epci, annee][1], f"{epci} {annee}", (COLONNES[rang],), constat, valeur)


def _loin_du_milieu(
    seuils: Mapping[int, tuple[int, ...]], milieux: Mapping[int, tuple[float, ...]]
) -> Iterator[tuple[tuple[int, int], str]]:
    for annee, siens in seuils.items():
        for rang, (seuil, milieu) in enumerate(zip(siens, milieux[annee], strict=True)):
            if not PART_DU_MILIEU[0] <= seuil / milieu <= PART_DU_MILIEU[1]:
                yield (annee, rang), f"ce seuil est trop loin de la médiane des EPCI cette année-là ({milieu:g})"


def _milieux_impossibles(milieux: Mapping[int, tuple[float, ...]]) -> Iterator[tuple[int, int, str]]:
    for annee, milieu in milieux.items():
        for rang, (valeur, bornes) in enumerate(zip(milieu, MILIEU_POSSIBLE.values(), strict=True)):
            if not bornes[0] <= valeur <= bornes[1]:
                yield annee, rang, f"elle n'est pas entre {bornes[0]} et {bornes[1]}"


def _milieu(lignes: list[Ligne]) -> tuple[float, ...]:
    return tuple(median(getattr(fiche, colonne) for fiche, _ in lignes) for colonne in COLONNES)
