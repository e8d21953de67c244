"""Series are read without a doubt; allocations add up."""

from collections import Counter
from collections.abc import Iterator

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, annee_unique, inconnu, inconnus
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS, CLASSES, SERIES
from guichet.sujets.territoires.fiches import EPCI

REGLES = Regles()


@REGLES.regle
def periode_unique(lot: Lot) -> Iterator[Probleme]:
    """A period is told once in a series."""
    for serie, enregistrement in lot[SERIES]:
        for periode, fois in Counter(point.periode for point in serie.points).items():
            if fois > 1:
                constat = "cette période est donnée deux fois dans la série"
                yield enregistrement.probleme(("points",), constat, "gardez une seule valeur", periode)


@REGLES.regle
def nom_unique(lot: Lot) -> Iterator[Probleme]:
    """The name of a point is that of one point: prose that cites it says one number."""
    noms = Counter(point.id for serie in lot.fiches(SERIES) for point in serie.points if point.id)
    for serie, enregistrement in lot[SERIES]:
        for rang, point in enumerate(serie.points):
            if point.id and noms[point.id] > 1:
                constat = "deux valeurs portent ce nom"
                yield enregistrement.probleme(("points", rang, "id"), constat, "donnez un nom à chacune", point.id)


@REGLES.regle
def attributions_coherentes(lot: Lot) -> Iterator[Probleme]:
    """Parts do not exceed the whole; DALO households are priority households."""
    vus: set[tuple[str, int]] = set()
    for fiche, enregistrement in lot[ATTRIBUTIONS]:
        if fiche.epci not in lot.connus[EPCI]:
            yield inconnu(enregistrement, ("epci",), fiche.epci, "ce SIREN d'EPCI", "data/epci.csv")
        for partie, tout in (
            ("menages_prioritaires", "total"),
            ("premier_quartile", "total"),
            ("dalo", "menages_prioritaires"),
        ):
            if getattr(fiche, partie) > getattr(fiche, tout):
                constat = f"ce nombre dépasse « {tout} » ({getattr(fiche, tout)})"
                yield enregistrement.probleme(
                    (partie,), constat, "recopiez la ligne depuis la source", getattr(fiche, partie)
                )
        yield from annee_unique(fiche, enregistrement, vus)


@REGLES.regle
def classe_ordonnee(lot: Lot) -> Iterator[Probleme]:
    """A class goes upwards, and is that of a known EPCI."""
    yield from inconnus(lot, CLASSES, "epci", EPCI, "ce SIREN d'EPCI")
    for classe, enregistrement in lot[CLASSES]:
        if classe.au_moins >= classe.moins_de:
            constat = f"cette classe va de {classe.au_moins:g} à {classe.moins_de:g} %"
            yield enregistrement.probleme(("moins_de",), constat, "échangez les deux bornes", classe.moins_de)
