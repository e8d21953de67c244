"""How far a number is from the one it should resemble: that of the year before, or that of its peers."""

from collections.abc import Iterator, Mapping, Sequence


def pourcentage(avant: float, apres: float) -> float:
    """Return by how many percent ``apres`` differs from ``avant``, which is not zero: -10.0 for a tenth less."""
    return (apres - avant) * 100 / avant


def brusque(avant: float, apres: float, seuil: float) -> str | None:
    """Return what to say of a change of more than ``seuil`` percent, in French, or None. From nothing, no change is told."""
    if not avant or abs(ecart := pourcentage(avant, apres)) <= seuil:
        return None
    return f"ce nombre s'écarte de {ecart:+.0f} % de celui d'avant ({avant:g}) : plus de {seuil:g} %"


def sauts(par_annee: Mapping[int, Sequence[float]], seuil: float) -> Iterator[tuple[int, int, str]]:
    """Yield the year, the rank and what to say of each number that changed by more than ``seuil`` percent in a year."""
    for annee, nombres in sorted(par_annee.items()):
        for rang, (avant, apres) in enumerate(zip(par_annee.get(annee - 1, ()), nombres, strict=False)):
            if constat := brusque(avant, apres, seuil):
                yield annee, rang, constat
