"""What the page of a commune shows, computed from verified facts: no HTML, no language, no clock of its own."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

from guichet.socle.donnees import Edition, une_fois
from guichet.socle.sources import SOURCES, Source
from guichet.socle.texte import cle_de_tri
from guichet.sujets.bailleurs.calcul import Presence, bailleurs_par_commune
from guichet.sujets.communes.proximite import Repere, Voisin
from guichet.sujets.communes.territoire import Territoire, territoires
from guichet.sujets.lieux.annuaires import MAIRIES, france_services, sources_du_lieu
from guichet.sujets.lieux.fiches import GUICHETS, Lieu, Role
from guichet.sujets.lieux.guichets import est_la_mairie, guichets_par_commune
from guichet.sujets.lieux.vue import VueLieu
from guichet.sujets.parc.fiches import PARC, Parc
from guichet.sujets.quartiers.fiches import QUARTIERS, Quartier
from guichet.sujets.sru.calcul import manquants_de
from guichet.sujets.sru.fiches import SRU, SituationSru
from guichet.sujets.territoires.fiches import (
    ANCIENNES,
    COMMUNES,
    DEPARTEMENTS,
    AncienneCommune,
    Commune,
)
from guichet.sujets.territoires.noms import chemin_commune

PROCHES = 3
# Farther, the desk of another commune is no help: the page leads to the official list.
A_PORTEE_KM = 30


class Ou(StrEnum):
    """What answers « where do I go? », from the surest to what is left: whom to call."""

    COMMUNE = "commune"
    TERRITOIRE = "territoire"
    BAILLEURS = "bailleurs"
    MAIRIE = "mairie"


@dataclass(frozen=True)
class Reponse:
    """The one best answer to « where do I go? ».

    ``guichets`` are the desks known for the commune, or the one of its territory, ``km`` away; none are known where
    the answer is the landlords or the town hall.
    """

    ou: Ou
    guichets: tuple[VueLieu, ...] = ()
    km: float | None = None


@dataclass(frozen=True)
class Proche:
    """A place near a commune, as it is shown; ``departement`` is that of the place where it is another.

    ``mairie`` is the number of the town hall of its commune, where the place has none of its own.
    """

    vue: VueLieu
    km: float
    departement: str | None
    mairie: str | None

    @property
    def page(self) -> str:
        """The address of what is known of its commune: whom to call there, when."""
        return f"{chemin_commune(self.vue.commune)}#ou-aller"


@dataclass(frozen=True)
class FicheCommune:
    """All that the page of a commune shows. ``homonyme``: another commune of the region has the same name.

    ``proches`` are the nearest known places, whatever they do; ``guichet_proche`` is the nearest known desk of the
    département, where neither the answer nor ``proches`` hold one and it is not too far; ``bailleurs`` those known to be
    there; ``aide_ailleurs`` is help with the online request in another département, where it is nearer than all of them;
    ``manquants`` is about how many homes the SRU law asks for that are not there.
    """

    commune: Commune
    departement: str
    homonyme: bool
    territoire: Territoire
    reponse: Reponse
    mairie: VueLieu
    proches: tuple[Proche, ...]
    guichet_proche: Proche | None
    aide_ailleurs: Proche | None
    bailleurs: tuple[Presence, ...]
    parc: Parc | None
    sru: SituationSru | None
    manquants: int | None
    quartiers: tuple[Quartier, ...]
    anciennes: tuple[str, ...]
    sources: tuple[Source, ...]

    @property
    def chemin(self) -> str:
        return chemin_commune(self.commune)

    @property
    def lu_le(self) -> datetime.date:
        """The last day when something of what the page says was read at its source."""
        vues = (*self.reponse.guichets, self.mairie, *(proche.vue for proche in self.proches))
        lectures = [source.lu_le for source in self.sources]
        return max(lectures + [vue.lieu.lu_le for vue in vues if vue.lieu])

    @property
    def inconnus(self) -> list[str]:
        """What no source tells of this commune, by name: the page says so."""
        territoire, guichets = self.territoire, self.reponse.guichets
        connus = {
            "guichet": self.reponse.ou is Ou.COMMUNE,
            "horaires": not guichets or guichets[0].horaires is not None,
            "bailleurs": self.parc is None or any(presence.loge for presence in self.bailleurs),
            "attente": territoire.attente_connue,
            "plan": not territoire.epci.concerne or territoire.plan is not None,
            "cotation": not territoire.epci.concerne or territoire.grille_connue,
        }
        return [nom for nom, connu in connus.items() if not connu]

    @property
    def mairie_est_un_guichet(self) -> bool:
        """Whether the town hall itself is one of the desks known for the commune."""
        return any(vue.lieu and est_la_mairie(vue.lieu, self.commune.insee) for vue in self.reponse.guichets)


@dataclass(frozen=True)
class Ancienne:
    """A former commune, and the present one that holds it."""

    commune: AncienneCommune
    actuelle: FicheCommune

    @property
    def chemin(self) -> str:
        return chemin_commune(self.commune)


@une_fois
def fiches_communes(edition: Edition) -> dict[str, FicheCommune]:
    """Return what the page of each commune shows, by INSEE code."""
    assemblage = _Assemblage(edition)
    return {commune.insee: assemblage.fiche(commune) for commune in edition.donnees[COMMUNES].values()}


def ancienne_commune(edition: Edition, ancienne: AncienneCommune) -> Ancienne:
    """Return a commune that has another name by now, or has joined another, with the present one."""
    return Ancienne(ancienne, fiches_communes(edition)[ancienne.commune])


@dataclass(frozen=True)
class _Assemblage:
    """What is sorted and grouped once to make the pages of all communes."""

    edition: Edition

    @cached_property
    def vues(self) -> dict[str, VueLieu]:
        """The places that were shown so far, by identifier."""
        return {}

    @cached_property
    def communes(self) -> Mapping[str, Commune]:
        return self.edition.donnees[COMMUNES]

    @cached_property
    def departements(self) -> dict[str, str]:
        return {code: departement.nom for code, departement in self.edition.donnees[DEPARTEMENTS].items()}

    @cached_property
    def homonymes(self) -> frozenset[str]:
        """The INSEE codes of the communes whose name is that of another."""
        par_nom: dict[str, list[str]] = defaultdict(list)
        for commune in self.communes.values():
            par_nom[cle_de_tri(commune.nom)].append(commune.insee)
        return frozenset(insee for codes in par_nom.values() if len(codes) > 1 for insee in codes)

    @cached_property
    def mairies(self) -> dict[str, Lieu]:
        return {lieu.commune: lieu for lieu in self.edition.donnees[MAIRIES].values()}

    @cached_property
    def guichets(self) -> dict[str, list[Lieu]]:
        return guichets_par_commune(self.edition.donnees[GUICHETS].values())

    @cached_property
    def lieux(self) -> Repere:
        """Desks, places of information and France services; a town hall that is only to be called is none of them."""
        donnees = self.edition.donnees
        return Repere.de((*donnees[GUICHETS].values(), *france_services(donnees)), self.communes)

    @cached_property
    def aides(self) -> Repere:
        return Repere.de(france_services(self.edition.donnees), self.communes)

    @cached_property
    def enregistrements(self) -> Repere:
        return Repere.de(_qui_enregistrent(self.edition.donnees[GUICHETS].values()), self.communes)

    @cached_property
    def du_territoire(self) -> dict[str, Repere]:
        """The desks that serve a whole EPCI, by its SIREN."""
        par_epci: dict[str, list[Lieu]] = defaultdict(list)
        for lieu in _qui_enregistrent(self.edition.donnees[GUICHETS].values()):
            for siren in _epci_servis(lieu, self.communes[lieu.commune]):
                par_epci[siren].append(lieu)
        return {siren: Repere.de(lieux, self.communes) for siren, lieux in par_epci.items()}

    @cached_property
    def quartiers(self) -> dict[str, list[Quartier]]:
        par_commune: dict[str, list[Quartier]] = defaultdict(list)
        for quartier in self.edition.donnees[QUARTIERS]:
            par_commune[quartier.commune].append(quartier)
        return par_commune

    @cached_property
    def anciennes(self) -> dict[str, list[str]]:
        par_commune: dict[str, list[str]] = defaultdict(list)
        for ancienne in self.edition.donnees[ANCIENNES]:
            par_commune[ancienne.commune].append(ancienne.nom)
        return par_commune

    def fiche(self, commune: Commune) -> FicheCommune:
        reponse = self._reponse(commune)
        donnes = {vue.lieu.id for vue in reponse.guichets if vue.lieu}
        proches = self.lieux.voisins(commune, PROCHES, donnes)
        insee = commune.insee
        parc, sru = self.edition.donnees[PARC].get(insee), self.edition.donnees[SRU].get(insee)
        territoire = territoires(self.edition)[commune.epci]
        mairie = VueLieu(commune, self.mairies.get(insee), self.edition.aujourdhui)
        guichet = None if donnes else self._guichet_proche(commune, proches)
        aide = self._aide_ailleurs(commune, proches)
        quartiers = self.quartiers.get(insee, [])
        bailleurs = bailleurs_par_commune(self.edition.donnees).get(insee, ())
        vues = (*reponse.guichets, mairie)
        sources = self._sources(
            commune.source,
            *self._sources_des_lieux(vue.lieu for vue in vues if vue.lieu),
            *self._sources_des_lieux(voisin.lieu for voisin in (*proches, guichet, aide) if voisin),
            *(presence.bailleur.source for presence in bailleurs),
            *(fiche.source for fiche in (parc, sru) if fiche),
            *(quartier.source for quartier in quartiers),
            *territoire.sources,
        )
        return FicheCommune(
            commune=commune,
            departement=self.departements[commune.departement],
            homonyme=insee in self.homonymes,
            territoire=territoire,
            reponse=reponse,
            mairie=mairie,
            proches=tuple(self._proche(commune, voisin) for voisin in proches),
            guichet_proche=self._proche(commune, guichet) if guichet else None,
            aide_ailleurs=self._proche(commune, aide) if aide else None,
            bailleurs=bailleurs,
            parc=parc,
            sru=sru,
            manquants=manquants_de(self.edition.donnees, insee),
            quartiers=tuple(quartiers),
            anciennes=tuple(self.anciennes.get(insee, ())),
            sources=sources,
        )

    def _reponse(self, commune: Commune) -> Reponse:
        """Return the commune's known desks, else the territory's nearest one, else the landlords, else the town hall."""
        if connus := self.guichets.get(commune.insee):
            return Reponse(Ou.COMMUNE, tuple(self._vue(lieu) for lieu in connus))
        repere = self.du_territoire.get(commune.epci)
        if repere and (voisins := repere.du_departement(commune, 1)):
            return Reponse(Ou.TERRITOIRE, (self._vue(voisins[0].lieu),), voisins[0].km)
        return Reponse(Ou.BAILLEURS if commune.insee in self.edition.donnees[PARC] else Ou.MAIRIE)

    def _guichet_proche(self, commune: Commune, proches: Iterable[Voisin]) -> Voisin | None:
        if any(Role.ENREGISTREMENT in voisin.lieu.roles for voisin in proches):
            return None
        voisin = next(iter(self.enregistrements.du_departement(commune, 1)), None)
        return voisin if voisin and voisin.km <= A_PORTEE_KM else None

    def _aide_ailleurs(self, commune: Commune, proches: Sequence[Voisin]) -> Voisin | None:
        """A request is made per département; help with the online form is the same everywhere."""
        voisin = self.aides.hors_du_departement(commune)
        return voisin if voisin and (not proches or voisin.km < proches[0].km) else None

    def _vue(self, lieu: Lieu) -> VueLieu:
        # One for all the communes that it is near to: what it computes, it computes once.
        if lieu.id not in self.vues:
            self.vues[lieu.id] = VueLieu(self.communes[lieu.commune], lieu, self.edition.aujourdhui)
        return self.vues[lieu.id]

    def _proche(self, commune: Commune, voisin: Voisin) -> Proche:
        ailleurs = voisin.commune.departement != commune.departement
        mairie = None if voisin.lieu.telephone else self.mairies.get(voisin.commune.insee)
        return Proche(
            vue=self._vue(voisin.lieu),
            km=voisin.km,
            departement=self.departements[voisin.commune.departement] if ailleurs else None,
            mairie=mairie.telephone if mairie else None,
        )

    def _sources_des_lieux(self, lieux: Iterable[Lieu]) -> Iterator[str]:
        return chain.from_iterable(sources_du_lieu(self.edition.donnees, lieu) for lieu in lieux)

    def _sources(self, *identifiants: str) -> tuple[Source, ...]:
        return tuple(self.edition.donnees[SOURCES][identifiant] for identifiant in dict.fromkeys(identifiants))


def _qui_enregistrent(lieux: Iterable[Lieu]) -> list[Lieu]:
    return [lieu for lieu in lieux if Role.ENREGISTREMENT in lieu.roles]


def _epci_servis(lieu: Lieu, commune: Commune) -> list[str]:
    """Return the EPCI that ``lieu`` serves as a whole: the desk of a commune serves one only where it is said to."""
    return lieu.epci or ([] if lieu.communal else [commune.epci])
