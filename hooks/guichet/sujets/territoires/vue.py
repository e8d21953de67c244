"""The map of the region and the A–Z of its communes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.texte import cle_de_tri
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, EPCI, TRACES, Epci, TraceEpci
from guichet.sujets.territoires.noms import chemin_epci, cle_de_tri_epci, slug_de_commune


@dataclass(frozen=True)
class Trace:
    """An EPCI on the map of the region."""

    epci: Epci
    trace: TraceEpci

    @property
    def chemin(self) -> str:
        return chemin_epci(self.epci)


@dataclass(frozen=True)
class EntreeCommune:
    """A line of the A–Z of communes, ``slug`` the name of the page; ``actuelle`` is the present commune of a former one."""

    nom: str
    departement: str
    slug: str
    actuelle: str | None


def traces(donnees: Donnees) -> list[Trace]:
    """Return the outlines of the map in the order of the names, so that the keyboard follows the alphabet."""
    epcis = sorted(donnees[EPCI].values(), key=cle_de_tri_epci)
    return [Trace(epci, donnees[TRACES][epci.siren]) for epci in epcis]


@une_fois
def lettres(donnees: Donnees) -> list[tuple[str, list[EntreeCommune]]]:
    """Return the A–Z of communes, present and former, grouped by first letter (articles count)."""
    groupes: dict[str, list[EntreeCommune]] = defaultdict(list)
    for entree in sorted(_entrees(donnees), key=lambda entree: (cle_de_tri(entree.nom), entree.departement)):
        groupes[cle_de_tri(entree.nom)[0].upper()].append(entree)
    return sorted(groupes.items())


def _entrees(donnees: Donnees) -> Iterable[EntreeCommune]:
    for commune in donnees[COMMUNES].values():
        slug = slug_de_commune(commune.nom, commune.insee)
        yield EntreeCommune(commune.nom, commune.departement, slug, None)
    for ancienne in donnees[ANCIENNES]:
        commune = donnees[COMMUNES][ancienne.commune]
        slug = slug_de_commune(commune.nom, commune.insee)
        yield EntreeCommune(ancienne.nom, commune.departement, slug, commune.nom)
