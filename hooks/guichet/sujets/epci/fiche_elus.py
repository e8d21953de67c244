"""The brief of an EPCI for its elected officials: the lines that its page, its PDF and the open data all show.

What is not known is a line too: its state is « inconnu », its date or its figure None.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Literal

from guichet.socle.calendrier import Duree, ajouter
from guichet.socle.donnees import Donnees, Edition, une_fois
from guichet.socle.sources import SOURCES, Source
from guichet.sujets.chiffres.fiches import (
    ATTRIBUTIONS,
    CLASSES,
    EFFECTIF_MINIMAL,
    Attributions,
    ClasseHorsQuartiers,
)
from guichet.sujets.chiffres.reperes import Reperes, additionner
from guichet.sujets.demande.fiches import DELAIS, Delai
from guichet.sujets.epci.vue import FicheEpci, fiches_epci
from guichet.sujets.instruments.fiches import Instrument, NatureInstrument
from guichet.sujets.instruments.terme import DUREE, PROROGATION, dernier_terme, fin, jour_du_plan
from guichet.sujets.lieux.vue import VueLieu
from guichet.sujets.parc.fiches import PARC, Parc
from guichet.sujets.quartiers.fiches import QUARTIERS, Quartier
from guichet.sujets.quartiles.fiches import QUARTILES, Quartiles
from guichet.sujets.sru.calcul import manquants_de
from guichet.sujets.sru.etat import dite_sru
from guichet.sujets.sru.fiches import SRU, SituationSru
from guichet.sujets.territoires.fiches import DEPARTEMENTS, EPCI, Commune, Epci

INCONNU = "inconnu"

# Records that a brief rests on, each with its source.
Appui = Attributions | ClasseHorsQuartiers | Delai | Parc | Quartier | Quartiles | SituationSru

Indicateur = Literal["total", "menages_prioritaires", "dalo", "premier_quartile"]
INDICATEURS: tuple[Indicateur, ...] = ("total", "menages_prioritaires", "dalo", "premier_quartile")

Etape = Literal["annuel", "triennal", "evaluation", "fin", "prorogation"]
# Duration that sets each step of a partnership plan, in the order of time (CCH, R. 441-2-12 to R. 441-2-14).
ETAPES: dict[Etape, str] = {
    "annuel": "ppgdid-bilan-annuel",
    "triennal": "ppgdid-bilan",
    "evaluation": "ppgdid-evaluation",
    "fin": DUREE,
    "prorogation": PROROGATION,
}


@dataclass(frozen=True)
class LigneInstrument:
    """What is known of an instrument; ``connu`` is None where no source tells of it."""

    nature: NatureInstrument
    connu: Instrument | None

    @property
    def etat(self) -> str:
        return self.connu.etat.value if self.connu else INCONNU


@dataclass(frozen=True)
class LigneSeuils:
    """The thresholds of a year, in euros, and the median of the first ones of ``epci`` territories in the same year."""

    quartiles: Quartiles
    mediane: float
    epci: int


@dataclass(frozen=True)
class Valeur:
    """A number of allocations, and its share of the whole in percent; None where it is the whole itself, or too few."""

    nombre: int
    part: int | None


@dataclass(frozen=True)
class LigneAttributions:
    """A figure of the allocations in each territory of the comparison; None is unknown."""

    indicateur: Indicateur
    valeurs: tuple[Valeur | None, ...]


@dataclass(frozen=True)
class Comparaison:
    """Allocations of ``annee`` in the EPCI, in each of its departments, in the region: one column each.

    A department is the sum of the published lines of the EPCI that lie wholly in it: an EPCI of two departments is in
    the sum of neither.
    """

    annee: int
    colonnes: tuple[Reperes, ...]
    part_qpv: int | None

    @property
    def lignes(self) -> list[LigneAttributions]:
        return [
            LigneAttributions(indicateur, tuple(_valeur(colonne, indicateur) for colonne in self.colonnes))
            for indicateur in INDICATEURS
        ]


@dataclass(frozen=True)
class LigneCommune:
    """What the registers of homes and of the SRU law say of a commune; None where they do not name it.

    ``manquants`` is about how many homes the law asks for that are not there.
    """

    commune: Commune
    parc: Parc | None
    sru: SituationSru | None
    manquants: int | None

    @property
    def dite_sru(self) -> str | None:
        return dite_sru(self.sru) if self.sru else None


@dataclass(frozen=True)
class LigneEcheance:
    """What the law asks of a partnership plan. ``date`` is None where it recurs, or where that of the plan is unknown."""

    etape: Etape
    delai: Delai
    date: datetime.date | None
    passee: bool


@dataclass(frozen=True)
class FicheElus:
    """All that the brief of an EPCI says.

    ``plan`` is the day its partnership plan was adopted, where it is known; ``classe`` its place on the map of
    allocations outside priority neighbourhoods, which has the territories of the reform alone.
    """

    territoire: FicheEpci
    communes: tuple[LigneCommune, ...]
    instruments: tuple[LigneInstrument, ...]
    seuils: tuple[LigneSeuils, ...]
    comparaison: Comparaison
    classe: ClasseHorsQuartiers | None
    plan: datetime.date | None
    echeances: tuple[LigneEcheance, ...]
    sources: tuple[Source, ...]

    @property
    def epci(self) -> Epci:
        return self.territoire.epci

    @property
    def chemin(self) -> str:
        return f"{self.territoire.chemin}fiche/"

    @property
    def sru(self) -> list[SituationSru]:
        """Where its communes in the field of the SRU law stand."""
        return [ligne.sru for ligne in self.communes if ligne.sru]

    @property
    def services(self) -> list[VueLieu]:
        """The places of the EPCI itself that can be called."""
        lieux = (*self.territoire.guichets, *self.territoire.autres_lieux)
        return [vue for vue in lieux if vue.lieu and vue.lieu.organisme == "epci"]

    @property
    def dans_deux_departements(self) -> bool:
        return len(self.epci.departements) > 1


@une_fois
def fiches_elus(edition: Edition) -> list[FicheElus]:
    """Return the brief of each EPCI, in the order of their names."""
    releve = _Releve(edition.donnees)
    return [_fiche(territoire, releve, edition.aujourdhui) for territoire in fiches_epci(edition)]


def _fiche(territoire: FicheEpci, releve: "_Releve", aujourdhui: datetime.date) -> FicheElus:
    donnees = releve.donnees
    plan = jour_du_plan(territoire.instruments[NatureInstrument.PPGDID])
    lignes = echeances(donnees[DELAIS], plan, aujourdhui) if territoire.epci.concerne else ()
    seuils = tuple(releve.seuils(quartiles) for quartiles in territoire.quartiles)
    comparaison = releve.comparaison(territoire)
    classe = donnees[CLASSES].get(territoire.epci.siren)
    communes = tuple(_commune(donnees, commune) for commune in territoire.communes)
    appuis: list[Appui | None] = [ligne.quartiles for ligne in seuils]
    appuis += [*donnees[ATTRIBUTIONS], *(ligne.delai for ligne in lignes), classe]
    appuis += [appui for ligne in communes for appui in (ligne.parc, ligne.sru)]
    return FicheElus(
        territoire=territoire,
        communes=communes,
        instruments=tuple(LigneInstrument(*paire) for paire in territoire.instruments.items()),
        seuils=seuils,
        comparaison=comparaison,
        classe=classe,
        plan=plan,
        echeances=lignes,
        sources=_sources(donnees, territoire, (*appuis, *donnees[QUARTIERS][:1])),
    )


def _commune(donnees: Donnees, commune: Commune) -> LigneCommune:
    insee = commune.insee
    return LigneCommune(commune, donnees[PARC].get(insee), donnees[SRU].get(insee), manquants_de(donnees, insee))


def echeances(
    delais: dict[str, Delai], plan: datetime.date | None, aujourdhui: datetime.date
) -> tuple[LigneEcheance, ...]:
    """Return the steps of a partnership plan adopted on ``plan``; without it, the rule alone.

    As a general rule (CCH, R. 441-2-12 to R. 441-2-14): a report each year and after three years, six years in all, an
    evaluation before their end, an extension renewable once: the last day is that of the second.
    """
    duree = {etape: _duree(delais[identifiant]) for etape, identifiant in ETAPES.items()}
    dates: dict[Etape, datetime.date] = {}
    if plan:
        terme = fin(plan, delais)
        dates = {
            "triennal": ajouter(plan, duree["triennal"]),
            "evaluation": ajouter(terme, Duree(-duree["evaluation"].valeur, duree["evaluation"].unite)),
            "fin": terme,
            "prorogation": dernier_terme(plan, delais),
        }
    return tuple(
        LigneEcheance(etape, delais[identifiant], date := dates.get(etape), passee=bool(date and date < aujourdhui))
        for etape, identifiant in ETAPES.items()
    )


def _duree(delai: Delai) -> Duree:
    return Duree(delai.valeur, delai.unite)


def _valeur(colonne: Reperes, indicateur: Indicateur) -> Valeur | None:
    if not colonne.epci:
        return None
    nombre = getattr(colonne, indicateur)
    if indicateur == "total" or colonne.total < EFFECTIF_MINIMAL:
        return Valeur(nombre, None)
    return Valeur(nombre, round(100 * nombre / colonne.total))


def _sources(donnees: Donnees, territoire: FicheEpci, appuis: Iterable[Appui | None]) -> tuple[Source, ...]:
    citees = [territoire.epci.source]
    citees += [instrument.source for instrument in territoire.instruments.values() if instrument]
    citees += [appui.source for appui in appuis if appui]
    return tuple(donnees[SOURCES][identifiant] for identifiant in dict.fromkeys(citees))


@dataclass(frozen=True)
class _Releve:
    """What is added once for all the briefs: the last year of allocations, and the medians of the thresholds."""

    donnees: Donnees

    @cached_property
    def premiers(self) -> dict[int, list[int]]:
        """The first thresholds of the region, by year."""
        par_an: dict[int, list[int]] = defaultdict(list)
        for quartiles in self.donnees[QUARTILES]:
            par_an[quartiles.annee].append(quartiles.q1)
        return par_an

    def seuils(self, quartiles: Quartiles) -> LigneSeuils:
        premiers = self.premiers[quartiles.annee]
        return LigneSeuils(quartiles, median(premiers), len(premiers))

    @cached_property
    def annee(self) -> int:
        return max(fiche.annee for fiche in self.donnees[ATTRIBUTIONS])

    @cached_property
    def lignes(self) -> dict[str, Attributions]:
        return {fiche.epci: fiche for fiche in self.donnees[ATTRIBUTIONS] if fiche.annee == self.annee}

    @cached_property
    def departements(self) -> dict[str, Reperes]:
        entieres: dict[str, list[Attributions]] = {code: [] for code in self.donnees[DEPARTEMENTS]}
        for siren, ligne in self.lignes.items():
            if len(codes := self.donnees[EPCI][siren].departements) == 1:
                entieres[codes[0]].append(ligne)
        return {code: additionner(self.donnees[DEPARTEMENTS][code].nom, lignes) for code, lignes in entieres.items()}

    def comparaison(self, territoire: FicheEpci) -> Comparaison:
        ligne = self.lignes.get(territoire.epci.siren)
        colonnes = (
            additionner(territoire.epci.nom, [ligne] if ligne else []),
            *(self.departements[code] for code in territoire.epci.departements),
            territoire.reperes,
        )
        return Comparaison(self.annee, colonnes, ligne.part_qpv if ligne else None)
