"""What the pages of figures by territory show, computed from verified facts: no HTML, no language."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.sources import SOURCES, Source
from guichet.socle.texte import cle_de_tri
from guichet.sujets.chiffres.fiches import CLASSES, Attributions, ClasseHorsQuartiers
from guichet.sujets.chiffres.reperes import dernieres_attributions
from guichet.sujets.parc.calcul import ParcDeTerritoire, par_epci
from guichet.sujets.parc.fiches import PARC, Parc
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.quartiles.fiches import QUARTILES, Quartiles
from guichet.sujets.sru.calcul import manquants
from guichet.sujets.sru.etat import EtatSru, dite_sru, doute, etat_sru
from guichet.sujets.sru.fiches import SRU, SituationSru
from guichet.sujets.territoires.fiches import COMMUNES, EPCI, Commune, Epci
from guichet.sujets.territoires.noms import cle_de_tri_epci


class EtatParc(StrEnum):
    """What the register tells of a commune: all, part, the total alone, or nothing at all."""

    PUBLIE = "publie"
    PARTIEL = "partiel"
    MASQUE = "masque"
    AUCUN_RECENSE = "aucun_recense"


def etat_parc(parc: Parc | None) -> EtatParc:
    """Return what the register says of a commune: that it is not there is not that it has no social home."""
    return EtatParc(parc.detail.value) if parc else EtatParc.AUCUN_RECENSE


@dataclass(frozen=True)
class LigneDeCommune:
    """A commune with what two registers say, which do not count alike; ``quartiers`` are the names of its neighbourhoods.

    ``doute`` is what readers are told of its count of homes under the SRU law, where the source itself seems wrong.
    """

    commune: Commune
    epci: Epci
    sru: SituationSru | None
    parc: Parc | None
    quartiers: tuple[str, ...]
    doute: str | None

    @property
    def etat_parc(self) -> EtatParc:
        return etat_parc(self.parc)

    @property
    def etat_sru(self) -> EtatSru | None:
        return etat_sru(self.sru) if self.sru else None

    @property
    def dite_sru(self) -> str | None:
        return dite_sru(self.sru) if self.sru else None

    @property
    def manquants(self) -> int | None:
        """About how many homes it lacks; None where the count itself is in doubt."""
        return manquants(self.sru) if self.sru and not self.doute else None


@une_fois
def lignes(donnees: Donnees) -> list[LigneDeCommune]:
    """Return every commune by name."""
    quartiers: dict[str, list[str]] = defaultdict(list)
    for quartier in sorted(donnees[QUARTIERS], key=lambda quartier: cle_de_tri(quartier.nom)):
        quartiers[quartier.commune].append(quartier.nom)
    return [
        LigneDeCommune(
            commune,
            donnees[EPCI][commune.epci],
            donnees[SRU].get(commune.insee),
            donnees[PARC].get(commune.insee),
            tuple(quartiers[commune.insee]),
            doute(donnees, commune.insee),
        )
        for commune in sorted(donnees[COMMUNES].values(), key=lambda commune: cle_de_tri(commune.nom))
    ]


@dataclass(frozen=True)
class QuartierDuTerritoire:
    """A priority neighbourhood of an EPCI, with its communes there."""

    code: str
    nom: str
    communes: tuple[Commune, ...]


@une_fois
def quartiers_par_epci(donnees: Donnees) -> list[tuple[Epci, list[QuartierDuTerritoire]]]:
    """Return the neighbourhoods of each EPCI that has some, by name; one that lies in two EPCI is in both."""
    groupes: dict[str, dict[tuple[str, str], list[Commune]]] = defaultdict(lambda: defaultdict(list))
    for quartier in donnees[QUARTIERS]:
        commune = donnees[COMMUNES][quartier.commune]
        groupes[commune.epci][quartier.code, quartier.nom].append(commune)
    return [
        (
            epci,
            sorted(
                (
                    QuartierDuTerritoire(code, nom, tuple(communes))
                    for (code, nom), communes in groupes[epci.siren].items()
                ),
                key=lambda quartier: cle_de_tri(quartier.nom),
            ),
        )
        for epci in sorted(donnees[EPCI].values(), key=cle_de_tri_epci)
        if epci.siren in groupes
    ]


@dataclass(frozen=True)
class Tableau:
    """The dashboard of a territory of the reform."""

    epci: Epci
    attributions: Attributions | None
    classe: ClasseHorsQuartiers | None
    quartiles: tuple[Quartiles, ...]
    parc: ParcDeTerritoire | None
    communes: tuple[LigneDeCommune, ...]
    quartiers: tuple[QuartierDuTerritoire, ...]
    sources: tuple[Source, ...]

    @property
    def chemin(self) -> str:
        return f"chiffres/suivi/{self.epci.slug}/"

    def rapport(self, nature: str) -> str:
        """Return the address of the yearly report, filled with what is published."""
        return f"{self.chemin}rapport-annuel.{nature}"

    @property
    def sru(self) -> tuple[LigneDeCommune, ...]:
        """Its communes in the field of the SRU law."""
        return tuple(ligne for ligne in self.communes if ligne.sru)

    @property
    def toutes_hors_quartiers(self) -> Attributions | None:
        """Its allocations where none is in a priority neighbourhood: they are those of the first objective."""
        return None if self.quartiers else self.attributions


@une_fois
def tableaux(donnees: Donnees) -> list[Tableau]:
    """Return the dashboards of the EPCI of the reform, sorted as their pages are."""
    communes: dict[str, list[LigneDeCommune]] = defaultdict(list)
    for ligne in lignes(donnees):
        communes[ligne.epci.siren].append(ligne)
    quartiers = {epci.siren: tuple(ceux) for epci, ceux in quartiers_par_epci(donnees)}
    return [
        _tableau(donnees, epci, tuple(communes[epci.siren]), quartiers.get(epci.siren, ()))
        for epci in sorted(donnees[EPCI].values(), key=cle_de_tri_epci)
        if epci.concerne
    ]


def _tableau(
    donnees: Donnees, epci: Epci, communes: tuple[LigneDeCommune, ...], quartiers: tuple[QuartierDuTerritoire, ...]
) -> Tableau:
    attributions, classe = dernieres_attributions(donnees).get(epci.siren), donnees[CLASSES].get(epci.siren)
    quartiles = tuple(seuil for seuil in donnees[QUARTILES] if seuil.epci == epci.siren)
    appuis = (classe, attributions, *quartiles, *(x for c in communes for x in (c.parc, c.sru)))
    citees = dict.fromkeys(appui.source for appui in appuis if appui)
    if quartiers:
        citees |= {quartier.source: None for quartier in donnees[QUARTIERS][:1]}
    sources = tuple(donnees[SOURCES][source] for source in citees)
    parc = par_epci(donnees).get(epci.siren)
    return Tableau(epci, attributions, classe, quartiles, parc, communes, quartiers, sources)
