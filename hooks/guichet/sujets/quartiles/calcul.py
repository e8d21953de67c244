"""« Which quartile? »: the income per consumption unit of a household, and what it counts for.

The page computes the same with ``calculette.js``; both are held to the same cases (``tests/cas/quartiles.yml``).
Incomes are in cents, thresholds in euros a year, consumption units in tenths: every comparison is between integers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

MOIS_PAR_AN = 12
DIXIEMES = 10


@dataclass(frozen=True)
class Unites:
    """What people count for, in tenths: the first of the household, the others of 14 and over, the younger."""

    premiere: int
    autre: int
    enfant: int


@dataclass(frozen=True)
class Menage:
    """A household: monthly income, people of 14 and over (``grands`` ≥ 1), younger ones.

    ``reloge`` says that it is rehoused from an urban renewal or a failing condominium (CCH, L. 441-1).
    """

    mensuel: int
    grands: int = 1
    petits: int = 0
    reloge: bool = False


@dataclass(frozen=True)
class Resultat:
    """The answer. ``par_unite`` is rounded to the cent for reading; the comparison is exact.

    ``quartile`` is None where the thresholds are not known, and so are ``hors_qpv`` and ``qpv``: whether the household
    counts for the objective of the homes outside, and inside, a priority neighbourhood. ``egal`` says that its income is
    exactly a threshold.
    """

    unites: int
    annuel: int
    par_unite: int
    quartile: int | None
    egal: bool
    hors_qpv: bool | None
    qpv: bool | None


def unites_de(unites: Unites, menage: Menage) -> int:
    """Return the consumption units of ``menage``, in tenths."""
    return unites.premiere + (menage.grands - 1) * unites.autre + menage.petits * unites.enfant


def repondre(unites: Unites, seuils: Sequence[int] | None, menage: Menage) -> Resultat:
    """Return the quartile of ``menage`` among ``seuils``, the upper bounds of the first three.

    An income equal to a threshold is below it: the threshold is the highest income of the quartile (orders on the first
    quartile). The law of 2017 says « below »: to be confirmed.
    """
    total = unites_de(unites, menage)
    annuel = menage.mensuel * MOIS_PAR_AN
    par_unite = (2 * annuel * DIXIEMES + total) // (2 * total)
    if seuils is None:
        return Resultat(total, annuel, par_unite, None, egal=False, hors_qpv=None, qpv=None)
    bornes = [seuil * 100 * total for seuil in seuils]
    quartile = 1 + sum(annuel * DIXIEMES > borne for borne in bornes)
    return Resultat(
        total,
        annuel,
        par_unite,
        quartile,
        egal=annuel * DIXIEMES in bornes,
        hors_qpv=quartile == 1 or menage.reloge,
        qpv=quartile > 1,
    )
