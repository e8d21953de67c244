"""Figures are of a year that has come, of a plausible share, and near those of the year before."""

import re
from collections.abc import Iterator

from guichet.socle import horloge
from guichet.socle.confirmations import Alarme, alarme, non_confirmees
from guichet.socle.evolution import sauts
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS, SERIES, Attributions

REGLES = Regles()

# Small territories vary much: a change is looked at from this many allocations.
ASSEZ, HAUSSE = 100, 50
COLONNES = ("total", "menages_prioritaires", "premier_quartile")
# Shares of the whole region, in percent, between which each kind of household is: columns swapped are seen there. In 2025:
# 21 for priority households, 2 for DALO ones, 17 for the first quartile.
PARTS_DE_LA_REGION = {"menages_prioritaires": (8, 45), "dalo": (0.2, 8), "premier_quartile": (8, 45)}

# Beyond, a share is none; a rise, or what was done of an objective, may be more.
POURCENTAGE = 100

# In the words of a series: « en 1 an », « sur 100 » ; « depuis 2019 ».
PETIT_NOMBRE, ANNEES = 100, (1990, 2100)


@REGLES.regle
def attributions_passees(lot: Lot) -> Iterator[Probleme]:
    """Allocations are counted once made."""
    cette_annee = horloge.aujourdhui().year
    for fiche, enregistrement in lot[ATTRIBUTIONS]:
        if fiche.annee > cette_annee:
            constat = "les attributions de cette année n'ont pas encore eu lieu"
            yield enregistrement.probleme(("annee",), constat, "corrigez l'année", fiche.annee)


@REGLES.derniere
def attributions_vraisemblables(lot: Lot) -> Iterator[Probleme]:
    """Allocations resemble those of the year before, and their shares those of a region, or are confirmed."""
    yield from non_confirmees(lot, "data/attributions.csv", (*_parts(lot), *_changements(lot)))


def _parts(lot: Lot) -> Iterator[Alarme]:
    for annee in sorted({fiche.annee for fiche in lot.fiches(ATTRIBUTIONS)}):
        lignes = [(fiche, ou) for fiche, ou in lot[ATTRIBUTIONS] if fiche.annee == annee]
        total = sum(fiche.total for fiche, _ in lignes)
        for colonne, (bas, haut) in PARTS_DE_LA_REGION.items():
            part = sum(getattr(fiche, colonne) for fiche, _ in lignes) * 100 / total if total >= ASSEZ else bas
            if not bas <= part <= haut:
                constat = f"dans la région, cette colonne fait {part:.1f} % du total : {bas} à {haut} % sont attendus"
                yield alarme(lignes[0][1], str(annee), (colonne,), constat, f"{part:.1f} %")


def _changements(lot: Lot) -> Iterator[Alarme]:
    par_epci: dict[str, dict[int, tuple[int, ...]]] = {}
    lignes = {(fiche.epci, fiche.annee): (fiche, ou) for fiche, ou in lot[ATTRIBUTIONS]}
    for (epci, annee), (fiche, _) in lignes.items():
        par_epci.setdefault(epci, {})[annee] = _comparables(fiche)
    for epci, nombres in par_epci.items():
        for annee, rang, constat in sauts(nombres, HAUSSE):
            enregistrement = lignes[epci, annee][1]
            yield alarme(enregistrement, f"{epci} {annee}", (COLONNES[rang],), constat, nombres[annee][rang])


def _comparables(fiche: Attributions) -> tuple[int, ...]:
    """Return the figures of ``fiche`` that may be compared to those of a year before: none of what is small."""
    return tuple(nombre if (nombre := getattr(fiche, colonne)) >= ASSEZ else 0 for colonne in COLONNES)


@REGLES.regle
def pourcentages_possibles(lot: Lot) -> Iterator[Probleme]:
    """A percentage is one: a rise, or what was done of an objective, may be above 100, once confirmed."""
    yield from non_confirmees(lot, "data/chiffres.yml", _pourcentages_demesures(lot))


def _pourcentages_demesures(lot: Lot) -> Iterator[Alarme]:
    for serie, enregistrement in lot[SERIES]:
        for rang, point in enumerate(serie.points):
            if serie.unite == "pourcent" and point.valeur > POURCENTAGE:
                constat = f"ce pourcentage dépasse {POURCENTAGE}"
                yield alarme(enregistrement, serie.id, ("points", rang, "valeur"), constat, point.valeur)


_NOMBRE = re.compile(r"\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?")


@REGLES.regle
def lecture_des_memes_nombres(lot: Lot) -> Iterator[Probleme]:
    """What a series says in words has its numbers: those that are neither a year nor a small count are its points."""
    for serie, enregistrement in lot[SERIES]:
        points = {point.valeur for point in serie.points}
        for trouve in _NOMBRE.findall(serie.lecture):
            nombre = float(re.sub(r"\s", "", trouve).replace(",", "."))
            if nombre not in points and nombre > PETIT_NOMBRE and not ANNEES[0] <= nombre <= ANNEES[1]:
                constat = "ce nombre n'est pas l'un des points de la série"
                yield enregistrement.probleme(("lecture",), constat, "accordez la phrase et les points", trouve)
