"""What a page shows, computed from verified facts: no HTML, no language, no clock of its own."""

import datetime
import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain

from guichet import horaires as heures
from guichet.chargement import Donnees
from guichet.communes import normaliser
from guichet.guichets import est_la_mairie, guichets_par_commune
from guichet.langues import typographie
from guichet.local import delais_du_territoire, grilles
from guichet.modeles import (
    MESURES,
    Attributions,
    Commune,
    CritereLocal,
    DelaiLocal,
    Demandes,
    Epci,
    Instrument,
    Langue,
    Lieu,
    Motif,
    NatureInstrument,
    Position,
    Quartiles,
    Role,
    Source,
    Terme,
    TraceEpci,
)

# Design § 6: after 90 days ask people to call first, after 180 days no longer show the hours.
APPELER_APRES_JOURS = 90
MASQUER_APRES_JOURS = 180


def fraicheur(lu_le: datetime.date, aujourdhui: datetime.date) -> str:
    """Return ``a_jour``, ``appeler`` or ``masquer`` after the age of a reading, in days."""
    age = (aujourdhui - lu_le).days
    if age > MASQUER_APRES_JOURS:
        return "masquer"
    return "appeler" if age > APPELER_APRES_JOURS else "a_jour"


@dataclass(frozen=True)
class VueLieu:
    """A place as shown on the page of an EPCI; ``lieu`` is None for a commune of which nothing is known."""

    commune: Commune
    lieu: Lieu | None
    aujourdhui: datetime.date

    @property
    def nom(self) -> str:
        return self.lieu.nom if self.lieu else self.commune.nom

    @property
    def fraicheur(self) -> str:
        return fraicheur(self.lieu.lu_le, self.aujourdhui) if self.lieu else "masquer"

    @cached_property
    def _semaine(self) -> heures.Semaine | None:
        montrables = self.lieu and self.lieu.horaires and self.fraicheur != "masquer"
        return heures.semaine(self.lieu.horaires) if self.lieu and self.lieu.horaires and montrables else None

    @property
    def semaine(self) -> str | None:
        """The week as scripts read it, or None when the hours are unknown or too old to be shown."""
        return heures.compacte(self._semaine) if self._semaine else None

    @property
    def horaires(self) -> list[tuple[int, list[tuple[str, str]]]] | None:
        """Days of opening (0 = Monday) with their ranges as ``HH:MM``, or None as for `semaine`."""
        if self._semaine is None:
            return None
        return [
            (jour, [(heures.heure(debut), heures.heure(fin)) for debut, fin in plages])
            for jour, plages in enumerate(self._semaine)
            if plages
        ]

    @property
    def carte(self) -> str | None:
        """Address of a map at the place, only where its coordinates are its own."""
        if self.lieu is None or self.lieu.position is not Position.ADRESSE:
            return None
        point = f"{self.lieu.lat}/{self.lieu.lon}"
        return f"https://www.openstreetmap.org/?mlat={self.lieu.lat}&mlon={self.lieu.lon}#map=18/{point}"


@dataclass(frozen=True)
class VueMairie(VueLieu):
    """A town hall, with the registration desks known for its commune: these are shown first."""

    guichets: tuple[VueLieu, ...] = ()

    @property
    def est_un_guichet(self) -> bool:
        """Whether the town hall is itself one of these desks."""
        return any(vue.lieu and est_la_mairie(vue.lieu, self.commune.insee) for vue in self.guichets)


@dataclass(frozen=True)
class Reperes:
    """Sum of the allocations of the ``epci`` published lines of a territory; of none, nothing is known."""

    nom: str
    epci: int
    total: int
    menages_prioritaires: int
    dalo: int
    premier_quartile: int


@dataclass(frozen=True)
class FicheEpci:
    """All that the page of an EPCI shows.

    ``communes`` and ``departements`` are those served here; ``departements_au_total`` those of the whole EPCI, of which a
    part may lie outside the region.
    """

    epci: Epci
    communes: list[Commune]
    departements: list[tuple[str, str]]
    departements_au_total: list[tuple[str, str]]
    guichets: list[VueLieu]
    autres_lieux: list[VueLieu]
    france_services: list[VueLieu]
    mairies: list[VueMairie]
    instruments: dict[NatureInstrument, Instrument | None]
    grilles: dict[Demandes, list[CritereLocal]]
    delais: list[DelaiLocal]
    quartiles: list[Quartiles]
    attributions: Attributions | None
    reperes: Reperes
    sources: list[Source]

    @property
    def chemin(self) -> str:
        return chemin_epci(self.epci)

    @property
    def communes_servies(self) -> int:
        return len(self.communes)

    @property
    def communes_hors_region(self) -> int:
        return self.epci.communes_au_total - len(self.communes)

    @property
    def population(self) -> int:
        """Municipal population of the communes served here; that of the whole EPCI is ``epci.population_municipale``."""
        return sum(commune.population for commune in self.communes)

    @property
    def concerne(self) -> bool:
        return self.epci.motif is not None

    @property
    def attente_connue(self) -> bool:
        return any(delai.nature in MESURES for delai in self.delais)

    @property
    def motif(self) -> Motif | None:
        return self.epci.motif


@dataclass(frozen=True)
class Trace:
    """An EPCI on the map of the region."""

    epci: Epci
    trace: TraceEpci
    concerne: bool

    @property
    def chemin(self) -> str:
        return chemin_epci(self.epci)


@dataclass(frozen=True)
class EntreeCommune:
    """A line of the A–Z of communes; ``actuelle`` is the present commune of a former one."""

    nom: str
    insee: str
    departement: str
    slug: str
    actuelle: str | None


def chemin_epci(epci: Epci) -> str:
    """Return the address of the page of ``epci`` in its language (design § 4)."""
    return f"territoires/{epci.slug}/"


@cache
def cle_de_tri(nom: str) -> str:
    """Return the key that sorts French names as people expect: accents and articles' apostrophes ignored."""
    return normaliser(nom)


_NATURE_EN_TETE = re.compile(r"^(?:CA|CC|CU) (?:de la |de l'|des |du |de |d')?")


def cle_de_tri_epci(epci: Epci) -> str:
    """Return the key that sorts EPCI as people look for them: « CA de Lens - Liévin » is at L."""
    return cle_de_tri(_NATURE_EN_TETE.sub("", epci.nom))


def fiches_epci(donnees: Donnees, aujourdhui: datetime.date) -> list[FicheEpci]:
    """Return the 92 pages' contents, sorted by name."""
    assemblage = _Assemblage(donnees, aujourdhui)
    return [assemblage.fiche(epci) for epci in sorted(donnees.epci.values(), key=cle_de_tri_epci)]


@dataclass(frozen=True)
class _Assemblage:
    """What is sorted and grouped once to make the pages of all EPCI."""

    donnees: Donnees
    aujourdhui: datetime.date

    @cached_property
    def communes(self) -> dict[str, list[Commune]]:
        groupes: dict[str, list[Commune]] = defaultdict(list)
        for commune in sorted(self.donnees.communes.values(), key=lambda commune: cle_de_tri(commune.nom)):
            groupes[commune.epci].append(commune)
        return groupes

    @cached_property
    def mairies(self) -> dict[str, Lieu]:
        return {lieu.commune: lieu for lieu in self.donnees.mairies.values()}

    @cached_property
    def lieux(self) -> dict[str, list[VueLieu]]:
        """Desks and France services by EPCI served, sorted by commune."""
        groupes: dict[str, list[VueLieu]] = defaultdict(list)
        for lieu in (*self.donnees.guichets.values(), *self.donnees.france_services.values()):
            vue = self.vue(lieu)
            for siren in lieu.epci or [vue.commune.epci]:
                groupes[siren].append(vue)
        for vues in groupes.values():
            vues.sort(key=lambda vue: (cle_de_tri(vue.commune.nom), cle_de_tri(vue.nom)))
        return groupes

    @cached_property
    def guichets(self) -> dict[str, list[Lieu]]:
        return guichets_par_commune(self.donnees.guichets.values())

    def mairie(self, commune: Commune) -> VueMairie:
        guichets = tuple(self.vue(lieu) for lieu in self.guichets.get(commune.insee, ()))
        return VueMairie(commune, self.mairies.get(commune.insee), self.aujourdhui, guichets)

    def vue(self, lieu: Lieu) -> VueLieu:
        return VueLieu(self.donnees.communes[lieu.commune], lieu, self.aujourdhui)

    @cached_property
    def region(self) -> Reperes:
        return _region(self.donnees)

    def _nommes(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        return [(code, self.donnees.departements[code].nom) for code in sorted(codes)]

    def fiche(self, epci: Epci) -> FicheEpci:
        lieux = [(vue, vue.lieu) for vue in self.lieux[epci.siren] if vue.lieu]
        attributions = [fiche for fiche in self.donnees.attributions if fiche.epci == epci.siren]
        connus = {i.nature: i for i in self.donnees.instruments if i.epci == epci.siren}
        communes = self.communes[epci.siren]
        fiche = FicheEpci(
            epci=epci,
            communes=communes,
            departements=self._nommes({commune.departement for commune in communes}),
            departements_au_total=self._nommes(epci.departements),
            guichets=[vue for vue, lieu in lieux if Role.ENREGISTREMENT in lieu.roles],
            autres_lieux=[
                vue
                for vue, lieu in lieux
                if Role.ENREGISTREMENT not in lieu.roles and lieu.organisme != "france_services"
            ],
            france_services=[vue for vue, lieu in lieux if lieu.organisme == "france_services"],
            mairies=[self.mairie(commune) for commune in communes],
            instruments={nature: connus.get(nature) for nature in NatureInstrument},
            grilles=grilles(self.donnees.cotations, epci),
            delais=delais_du_territoire(self.donnees.delais_locaux, epci),
            quartiles=sorted((q for q in self.donnees.quartiles if q.epci == epci.siren), key=lambda q: q.annee),
            attributions=max(attributions, key=lambda fiche: fiche.annee, default=None),
            reperes=self.region,
            sources=[],
        )
        return _avec_sources(fiche, self.donnees)


def _avec_sources(fiche: FicheEpci, donnees: Donnees) -> FicheEpci:
    lieux = [vue.lieu for vue in (*fiche.guichets, *fiche.autres_lieux, *fiche.france_services, *fiche.mairies)]
    citees = [fiche.epci.source, *(lieu.source for lieu in lieux if lieu), *(q.source for q in fiche.quartiles)]
    citees += [instrument.source for instrument in fiche.instruments.values() if instrument]
    citees += [delai.source for delai in fiche.delais]
    citees += [critere.source for critere in chain(*fiche.grilles.values())]
    if fiche.attributions:
        citees.append(fiche.attributions.source)
    return replace(fiche, sources=[donnees.sources[identifiant] for identifiant in dict.fromkeys(citees)])


def _region(donnees: Donnees) -> Reperes:
    """Add the last year of every EPCI published."""
    annee = max((fiche.annee for fiche in donnees.attributions), default=0)
    return additionner("Hauts-de-France", [fiche for fiche in donnees.attributions if fiche.annee == annee])


def additionner(nom: str, lignes: Collection[Attributions]) -> Reperes:
    """Return the sums of ``lignes``, published lines of one year (method: our own addition)."""
    return Reperes(
        nom,
        epci=len(lignes),
        total=sum(ligne.total for ligne in lignes),
        menages_prioritaires=sum(ligne.menages_prioritaires for ligne in lignes),
        dalo=sum(ligne.dalo for ligne in lignes),
        premier_quartile=sum(ligne.premier_quartile for ligne in lignes),
    )


def traces(donnees: Donnees) -> list[Trace]:
    """Return the outlines of the map in the order of the names, so that the keyboard follows the alphabet."""
    epcis = sorted(donnees.epci.values(), key=cle_de_tri_epci)
    return [Trace(epci, donnees.traces[epci.siren], epci.motif is not None) for epci in epcis]


def lettres(donnees: Donnees) -> list[tuple[str, list[EntreeCommune]]]:
    """Return the A–Z of communes, present and former, grouped by first letter (articles count)."""
    groupes: dict[str, list[EntreeCommune]] = defaultdict(list)
    for entree in sorted(_entrees(donnees), key=lambda entree: (cle_de_tri(entree.nom), entree.departement)):
        groupes[cle_de_tri(entree.nom)[0].upper()].append(entree)
    return sorted(groupes.items())


def _entrees(donnees: Donnees) -> Iterable[EntreeCommune]:
    for commune in donnees.communes.values():
        slug = donnees.epci[commune.epci].slug
        yield EntreeCommune(commune.nom, commune.insee, commune.departement, slug, None)
    for ancienne in donnees.anciennes:
        commune = donnees.communes[ancienne.commune]
        slug = donnees.epci[commune.epci].slug
        yield EntreeCommune(ancienne.nom, commune.insee, commune.departement, slug, commune.nom)


def termes(donnees: Donnees, langue: Langue) -> list[tuple[str, list[tuple[Terme, str]]]]:
    """Return the words explained in ``langue`` with their definition, by first letter of the acronym or of the word."""
    groupes: dict[str, list[tuple[Terme, str]]] = defaultdict(list)
    for terme in sorted(donnees.termes.values(), key=lambda terme: cle_de_tri(terme.sigle or terme.terme)):
        if definition := terme.definition.get(langue):
            ponctuee = typographie(definition) if langue == "fr" else definition
            groupes[cle_de_tri(terme.sigle or terme.terme)[0].upper()].append((terme, ponctuee))
    return sorted(groupes.items())
