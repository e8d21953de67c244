"""What the page of an intercommunality shows, computed from verified facts: no HTML, no language, no clock of its own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from guichet.socle.donnees import Donnees, Edition, une_fois
from guichet.socle.sources import SOURCES, Source
from guichet.socle.texte import cle_de_tri
from guichet.sujets.bailleurs.calcul import bailleurs_par_epci
from guichet.sujets.bailleurs.fiches import Bailleur
from guichet.sujets.chiffres import reperes
from guichet.sujets.chiffres.fiches import Attributions
from guichet.sujets.chiffres.reperes import Reperes, dernieres_attributions
from guichet.sujets.instruments.etat import montrables
from guichet.sujets.instruments.fiches import Instrument, NatureInstrument
from guichet.sujets.instruments.terme import termine
from guichet.sujets.lieux.annuaires import france_services, sources_du_lieu
from guichet.sujets.lieux.fiches import GUICHETS, Lieu, Role
from guichet.sujets.lieux.vue import VueLieu
from guichet.sujets.local.choix import Annee, attente_connue, delais_du_territoire, derniere_annee, grilles
from guichet.sujets.local.fiches import CHIFFRES_LOCAUX, COTATIONS, DELAIS_LOCAUX, CritereLocal, DelaiLocal, Demandes
from guichet.sujets.parc.calcul import ParcDeTerritoire, par_epci
from guichet.sujets.parc.fiches import PARC
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.quartiles.fiches import QUARTILES, Quartiles
from guichet.sujets.territoires.fiches import COMMUNES, DEPARTEMENTS, EPCI, Commune, Epci, Motif
from guichet.sujets.territoires.noms import chemin_epci, cle_de_tri_epci, nom_en_toutes_lettres

INSTRUMENTS_MONTRES = (
    NatureInstrument.PPGDID,
    NatureInstrument.COTATION,
    NatureInstrument.SIAD,
    NatureInstrument.CIL,
    NatureInstrument.CIA,
)


@dataclass(frozen=True)
class FicheEpci:
    """All that the page of an EPCI shows.

    ``communes`` and ``departements`` are those served here; ``departements_au_total`` those of the whole EPCI, of which a
    part may lie outside the region. ``plan_termine``: its partnership plan was adopted too long ago to be in force still.
    """

    epci: Epci
    communes: list[Commune]
    departements: list[tuple[str, str]]
    departements_au_total: list[tuple[str, str]]
    guichets: list[VueLieu]
    autres_lieux: list[VueLieu]
    france_services: list[VueLieu]
    instruments: dict[NatureInstrument, Instrument | None]
    plan_termine: bool
    grilles: dict[Demandes, list[CritereLocal]]
    delais: list[DelaiLocal]
    annee: Annee | None
    bailleurs: list[Bailleur]
    quartiles: list[Quartiles]
    attributions: Attributions | None
    reperes: Reperes
    parc: ParcDeTerritoire | None
    quartiers: tuple[str, ...]
    sources: list[Source]

    @property
    def chemin(self) -> str:
        return chemin_epci(self.epci)

    @property
    def nom(self) -> str:
        """Its name in words: applicants do not know what « CA » is."""
        return nom_en_toutes_lettres(self.epci)

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
    def regles(self) -> dict[NatureInstrument, Instrument | None]:
        """The instruments that tell an applicant something, in the order of the page."""
        return {nature: self.instruments[nature] for nature in INSTRUMENTS_MONTRES}

    @property
    def regles_inconnues(self) -> tuple[str, ...]:
        """What an EPCI of the reform must have and is not known of this one; the points only of a scoring that is known."""
        if not self.epci.concerne:
            return ()
        inconnus = [nature.value for nature, instrument in self.regles.items() if not instrument]
        cotation = self.instruments[NatureInstrument.COTATION]
        return (*inconnus, *(("grille",) if cotation and cotation.en_place and not self.grilles else ()))

    @property
    def attente_connue(self) -> bool:
        return attente_connue(self.delais)

    @property
    def motif(self) -> Motif | None:
        return self.epci.motif


@une_fois
def fiches_epci(edition: Edition) -> list[FicheEpci]:
    """Return what each page shows, sorted by name. A state read too long ago is left out."""
    assemblage = _Assemblage(edition)
    return [assemblage.fiche(epci) for epci in sorted(edition.donnees[EPCI].values(), key=cle_de_tri_epci)]


@dataclass(frozen=True)
class _Assemblage:
    """What is sorted and grouped once to make the pages of all EPCI."""

    edition: Edition

    @property
    def donnees(self) -> Donnees:
        return self.edition.donnees

    @cached_property
    def communes(self) -> dict[str, list[Commune]]:
        groupes: dict[str, list[Commune]] = defaultdict(list)
        for commune in sorted(self.donnees[COMMUNES].values(), key=lambda commune: cle_de_tri(commune.nom)):
            groupes[commune.epci].append(commune)
        return groupes

    @cached_property
    def lieux(self) -> dict[str, list[VueLieu]]:
        """Desks and France services by EPCI served, sorted by commune."""
        groupes: dict[str, list[VueLieu]] = defaultdict(list)
        for lieu in (*self.donnees[GUICHETS].values(), *france_services(self.donnees)):
            vue = self.vue(lieu)
            for siren in lieu.epci_servis(vue.commune.epci):
                groupes[siren].append(vue)
        for vues in groupes.values():
            vues.sort(key=lambda vue: (cle_de_tri(vue.commune.nom), cle_de_tri(vue.nom)))
        return groupes

    @cached_property
    def quartiers(self) -> dict[str, dict[str, str]]:
        """The names of the priority neighbourhoods by code, for each EPCI."""
        noms: dict[str, dict[str, str]] = defaultdict(dict)
        for quartier in self.donnees[QUARTIERS]:
            noms[self.donnees[COMMUNES][quartier.commune].epci][quartier.code] = quartier.nom
        return noms

    def vue(self, lieu: Lieu) -> VueLieu:
        return VueLieu(self.donnees[COMMUNES][lieu.commune], lieu, self.edition.aujourdhui)

    def _nommes(self, codes: Iterable[str]) -> list[tuple[str, str]]:
        return [(code, self.donnees[DEPARTEMENTS][code].nom) for code in sorted(codes)]

    def fiche(self, epci: Epci) -> FicheEpci:
        lieux = [(vue, vue.lieu) for vue in self.lieux[epci.siren] if vue.lieu]
        connus = {i.nature: i for i in montrables(self.edition) if i.epci == epci.siren}
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
            instruments={nature: connus.get(nature) for nature in NatureInstrument},
            plan_termine=termine(self.edition, connus.get(NatureInstrument.PPGDID)),
            grilles=grilles(self.donnees[COTATIONS], epci),
            delais=delais_du_territoire(self.donnees[DELAIS_LOCAUX], epci),
            annee=derniere_annee(self.donnees[CHIFFRES_LOCAUX], epci),
            bailleurs=bailleurs_par_epci(self.donnees).get(epci.siren, []),
            quartiles=sorted((q for q in self.donnees[QUARTILES] if q.epci == epci.siren), key=lambda q: q.annee),
            attributions=dernieres_attributions(self.donnees).get(epci.siren),
            reperes=reperes.de_la_region(self.donnees),
            parc=par_epci(self.donnees).get(epci.siren),
            quartiers=tuple(self.quartiers[epci.siren].values()),
            sources=[],
        )
        return _avec_sources(fiche, self.donnees)


def _avec_sources(fiche: FicheEpci, donnees: Donnees) -> FicheEpci:
    lieux = [vue.lieu for vue in (*fiche.guichets, *fiche.autres_lieux, *fiche.france_services)]
    citees = [fiche.epci.source, *(q.source for q in fiche.quartiles)]
    citees += chain.from_iterable(sources_du_lieu(donnees, lieu) for lieu in lieux if lieu)
    citees += [instrument.source for instrument in fiche.instruments.values() if instrument]
    citees += [delai.source for delai in fiche.delais]
    citees += [chiffre.source for chiffre in (fiche.annee.chiffres if fiche.annee else ())]
    citees += [bailleur.source for bailleur in fiche.bailleurs]
    citees += [critere.source for critere in chain(*fiche.grilles.values())]
    if fiche.attributions:
        citees.append(fiche.attributions.source)
    citees += [parc.source for commune in fiche.communes if (parc := donnees[PARC].get(commune.insee))]
    citees += [quartier.source for quartier in donnees[QUARTIERS] if fiche.quartiers]
    return replace(fiche, sources=[donnees[SOURCES][identifiant] for identifiant in dict.fromkeys(citees)])
