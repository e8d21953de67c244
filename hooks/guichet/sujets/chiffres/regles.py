"""Series are read without a doubt."""

from collections import Counter
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import regle, toutes


@regle
def periode_unique(lot: Lot) -> Iterator[Probleme]:
    """A period is told once in a series."""
    for serie, enregistrement in toutes(lot, "series"):
        for periode, fois in Counter(point.periode for point in serie.points).items():
            if fois > 1:
                constat = "cette période est donnée deux fois dans la série"
                yield enregistrement.probleme(("points",), constat, "gardez une seule valeur", periode)
