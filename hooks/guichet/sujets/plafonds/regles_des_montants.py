"""Ceilings keep the ratios of the order, and change little in a year."""

from collections.abc import Iterator, Mapping
from statistics import median

from guichet.socle.confirmations import Alarme, alarme, non_confirmees
from guichet.socle.evolution import sauts
from guichet.socle.lecture import Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.plafonds.calcul import conditions
from guichet.sujets.plafonds.fiches import MENAGES, PLAFONDS, Financement, Plafonds
from guichet.sujets.plafonds.regles import COLONNES_PLAFONDS

REGLES = Regles()

# They follow the index of rents: the highest rise since 2020 is 3.5 % (2023 and 2024).
HAUSSE = 8
# PLS is 1.3 × PLUS, to the rounding of the order.
PLS_PAR_PLUS, ARRONDI_PLS = 1.3, 0.51
# PLAI is a share of PLUS that differs by category and stays from year to year; rounding adds up to 1.45 € since 2020.
PART_PLAI, ARRONDI_PLAI = (0.5, 0.65), 2

Lignes = Mapping[tuple[int, Financement], tuple[Plafonds, Enregistrement]]


@REGLES.regle
def plafonds_vraisemblables(lot: Lot) -> Iterator[Probleme]:
    """A ceiling keeps its ratio to the ordinary one and its level of the year before, or is confirmed."""
    yield from non_confirmees(lot, "data/plafonds.csv", _alarmes(lot))


def _alarmes(lot: Lot) -> Iterator[Alarme]:
    lignes = {(fiche.annee, fiche.financement): (fiche, ou) for fiche, ou in lot[PLAFONDS]}
    # The wrong cell of a year tells of itself once: by its ratio, else by its change.
    dites: set[tuple[int, int]] = set()
    for (annee, financement), rang, constat in _rapports(lignes):
        dites.add((annee, rang))
        yield _alarme(lignes, (annee, financement), rang, constat)
    for financement in Financement:
        montants = {annee: fiche.montants for (annee, sien), (fiche, _) in lignes.items() if sien is financement}
        for annee, rang, constat in sauts(montants, HAUSSE):
            if (annee, rang) not in dites and (annee - 1, rang) not in dites:
                yield _alarme(lignes, (annee, financement), rang, constat)


def _alarme(lignes: Lignes, cle: tuple[int, Financement], rang: int, constat: str) -> Alarme:
    fiche, enregistrement = lignes[cle]
    return alarme(enregistrement, f"{cle[0]} {cle[1]}", (COLONNES_PLAFONDS[rang],), constat, fiche.montants[rang])


def _rapports(lignes: Lignes) -> Iterator[tuple[tuple[int, Financement], int, str]]:
    """Yield the ceilings whose ratio to PLUS is not that of the law; PLUS itself where neither of the others fits it."""
    completes = [annee for annee, financement in lignes if all((annee, un) in lignes for un in Financement)]
    for rang in range(len(COLONNES_PLAFONDS)):
        par_annee = {
            annee: tuple(lignes[annee, un][0].montants[rang] for un in Financement) for annee in sorted(set(completes))
        }
        part = median(plai / plus for plai, plus, _ in par_annee.values()) if par_annee else 0
        for annee, (plai, plus, pls) in par_annee.items():
            mauvais = {
                Financement.PLAI: _part_du_plai(plai, plus, part),
                Financement.PLS: _rapport_du_pls(pls, plus),
            }
            dits = {financement: constat for financement, constat in mauvais.items() if constat}
            if len(dits) == len(mauvais):
                constat = f"ce plafond ne va ni avec celui du PLAI ({plai}) ni avec celui du PLS ({pls})"
                dits = {Financement.PLUS: constat}
            yield from (((annee, financement), rang, constat) for financement, constat in dits.items())


def _part_du_plai(plai: int, plus: int, part: float) -> str | None:
    if not PART_PLAI[0] <= plai / plus <= PART_PLAI[1]:
        return f"ce plafond vaut {plai / plus:.0%} du PLUS ({plus}) : 50 à 65 % sont attendus"
    if abs(plai - part * plus) > ARRONDI_PLAI:
        return f"ce plafond devrait être proche de {part * plus:.0f}, la part habituelle du PLUS ({plus})"
    return None


def _rapport_du_pls(pls: int, plus: int) -> str | None:
    if abs(pls - PLS_PAR_PLUS * plus) > ARRONDI_PLS:
        return f"ce plafond devrait être {PLS_PAR_PLUS * plus:.0f}, 1,3 fois celui du PLUS ({plus})"
    return None


# A household without any condition has the category of its number of people, up to this one (order of 29 July 1987, annex I).
CATEGORIE_MAXIMALE = 6


@REGLES.regle
def eligibilite_croissante(lot: Lot) -> Iterator[Probleme]:
    """Each person adds one to the category; a condition never takes from it."""
    for ligne, enregistrement in lot[MENAGES]:
        attendue = min(ligne.si.personnes, CATEGORIE_MAXIMALE)
        sans_condition = conditions(ligne.si).keys() == {"personnes"}
        if ligne.categorie < attendue or (sans_condition and ligne.categorie > attendue):
            a = "a" if sans_condition else "a déjà"
            constat = f"un foyer de {ligne.si.personnes} sans autre condition {a} la catégorie {attendue}"
            yield enregistrement.probleme(("categorie",), constat, "recopiez-la depuis l'arrêté", ligne.categorie)
