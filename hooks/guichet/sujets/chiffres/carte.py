"""A map of shares by intercommunality: classes of equal width, and which shape is in which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guichet.sujets.chiffres.fiches import Attributions
from guichet.sujets.territoires.fiches import Epci, TraceEpci

# Percentages; the last class is open.
BORNES = (10, 15, 20, 25)


@dataclass(frozen=True)
class Teinte:
    """A shape of the map: its intercommunality, its share in percent and its class from 1; None where not told."""

    epci: Epci
    trace: TraceEpci
    part: float | None
    classe: int | None

    @property
    def part_lue(self) -> float | None:
        """The share as it is written: with its first decimal, and those that keep it out of another class."""
        return None if self.part is None else arrondi_dans_sa_classe(self.part)


def arrondi_dans_sa_classe(part: float) -> float:
    """Return ``part`` with the fewest decimals, one at least, that leave it in its class: 14.97, which 15.0 is not."""
    for decimales in range(1, 4):
        if classe(lue := round(part, decimales)) == classe(part):
            return lue
    return part


def classe(part: float, bornes: Sequence[int] = BORNES) -> int:
    """Return the class of ``part`` (percent), from 1: a bound belongs to the class above it."""
    return 1 + sum(part >= borne for borne in bornes)


def part_du_premier_quartile(attributions: Attributions) -> float | None:
    """Return the percentage of first-quartile households among all allocations of the year, or None if too few."""
    if not attributions.assez_nombreuses:
        return None
    return 100 * attributions.premier_quartile / attributions.total


def teintes(
    epcis: Sequence[Epci], traces: Mapping[str, TraceEpci], attributions: Mapping[str, Attributions]
) -> list[Teinte]:
    """Return the shapes in the order of ``epcis``."""
    formes = []
    for epci in epcis:
        connues = attributions.get(epci.siren)
        part = part_du_premier_quartile(connues) if connues else None
        formes.append(Teinte(epci, traces[epci.siren], part, None if part is None else classe(part)))
    return formes
