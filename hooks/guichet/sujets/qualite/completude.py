"""What is known of each territory, kind of fact by kind of fact: known, to be read again, or unknown."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.donnees import Edition, une_fois
from guichet.socle.fraicheur import EtatRevue, echeance, etat, fraicheur, politique
from guichet.socle.sources import SOURCES
from guichet.sujets.bailleurs.calcul import bailleurs_par_epci
from guichet.sujets.bailleurs.fiches import BAILLEURS, Bailleur
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS
from guichet.sujets.chiffres.reperes import dernieres_attributions
from guichet.sujets.instruments.etat import montrables
from guichet.sujets.instruments.fiches import INSTRUMENTS, Instrument, NatureInstrument
from guichet.sujets.lieux.fiches import GUICHETS, Lieu, Role
from guichet.sujets.local.choix import delais_du_territoire, derniere_annee
from guichet.sujets.local.fiches import (
    CHIFFRES_LOCAUX,
    COTATIONS,
    DELAIS_LOCAUX,
    MESURES,
    CritereLocal,
    DelaiLocal,
    NatureChiffre,
)
from guichet.sujets.territoires.fiches import COMMUNES, EPCI, Epci
from guichet.sujets.territoires.noms import chemin_epci, cle_de_tri_epci


class Nature(StrEnum):
    """The kinds of fact that a territory page is expected to tell."""

    GUICHET = "guichet"
    TELEPHONE = "telephone"
    HORAIRES = "horaires"
    CONTACT = "contact"
    BAILLEURS = "bailleurs"
    ATTENTE = "attente"
    DEMANDES = "demandes"
    ATTRIBUTIONS = "attributions"
    PPGDID = "ppgdid"
    COTATION = "cotation"
    GRILLE = "grille"
    SIAD = "siad"
    CIL = "cil"
    CIA = "cia"


# Only the reform asks these of a territory.
DE_LA_REFORME = frozenset({Nature.PPGDID, Nature.COTATION, Nature.GRILLE, Nature.SIAD, Nature.CIL, Nature.CIA})


class Connaissance(StrEnum):
    """How well a kind of fact is known."""

    CONNU = "connu"
    A_REVOIR = "a_revoir"
    INCONNU = "inconnu"


@dataclass(frozen=True)
class FaitAttendu:
    """A kind of fact of a territory; ``lu_le`` is when it was last read, ``a_revoir_le`` when it must be read again."""

    nature: Nature
    connaissance: Connaissance
    lu_le: datetime.date | None = None
    a_revoir_le: datetime.date | None = None

    @property
    def connu(self) -> bool:
        return self.connaissance is not Connaissance.INCONNU


@dataclass(frozen=True)
class Completude:
    """What is known of a territory."""

    siren: str
    nom: str
    chemin: str
    faits: tuple[FaitAttendu, ...]

    @property
    def connus(self) -> int:
        return sum(fait.connu for fait in self.faits)

    @property
    def total(self) -> int:
        return len(self.faits)

    def de(self, nature: Nature) -> FaitAttendu | None:
        return next((fait for fait in self.faits if fait.nature is nature), None)


@dataclass(frozen=True)
class _Connus:
    """All the facts of an EPCI that may still be shown."""

    edition: Edition
    epci: Epci

    @cached_property
    def lieux(self) -> list[Lieu]:
        communes = self.edition.donnees[COMMUNES]
        tous = self.edition.donnees[GUICHETS].values()
        return [lieu for lieu in tous if self.epci.siren in lieu.epci_servis(communes[lieu.commune].epci)]

    @property
    def guichets(self) -> list[Lieu]:
        return [lieu for lieu in self.lieux if Role.ENREGISTREMENT in lieu.roles]

    @property
    def horaires(self) -> list[Lieu]:
        jour = self.edition.aujourdhui
        return [lieu for lieu in self.guichets if lieu.horaires and fraicheur(lieu.lu_le, jour) != "masquer"]

    @property
    def contacts(self) -> list[Lieu]:
        joignables = [lieu for lieu in self.lieux if lieu.telephone or lieu.courriel]
        return [lieu for lieu in joignables if lieu.organisme == "epci" and Role.CONTACT in lieu.roles]

    @property
    def bailleurs(self) -> list[Bailleur]:
        return bailleurs_par_epci(self.edition.donnees).get(self.epci.siren, [])

    @property
    def attente(self) -> list[DelaiLocal]:
        delais = delais_du_territoire(self.edition.donnees[DELAIS_LOCAUX], self.epci)
        return [delai for delai in delais if delai.nature in MESURES]

    def chiffres(self, nature: NatureChiffre) -> list[Fiche]:
        annee = derniere_annee(self.edition.donnees[CHIFFRES_LOCAUX], self.epci)
        return [chiffre for chiffre in (annee.chiffres if annee else ()) if chiffre.nature is nature]

    @property
    def attributions(self) -> list[Fiche]:
        dernieres = dernieres_attributions(self.edition.donnees).get(self.epci.siren)
        return [*self.chiffres(NatureChiffre.ATTRIBUTIONS), *([dernieres] if dernieres else [])]

    @property
    def grille(self) -> list[CritereLocal]:
        return [critere for critere in self.edition.donnees[COTATIONS] if critere.epci == self.epci.siren]

    def instruments(self, nature: NatureInstrument) -> list[Instrument]:
        return [i for i in montrables(self.edition) if (i.epci, i.nature) == (self.epci.siren, nature)]


Montrer = Callable[[_Connus], Sequence[Fiche]]
# What the page of a territory shows of each kind, and the file that holds it, whose policy says when it is read again.
_NATURES: dict[Nature, tuple[Montrer, str]] = {
    Nature.GUICHET: (lambda connus: connus.guichets, GUICHETS.fichier),
    Nature.TELEPHONE: (lambda connus: [lieu for lieu in connus.guichets if lieu.telephone], GUICHETS.fichier),
    Nature.HORAIRES: (lambda connus: connus.horaires, GUICHETS.fichier),
    Nature.CONTACT: (lambda connus: connus.contacts, GUICHETS.fichier),
    Nature.BAILLEURS: (lambda connus: connus.bailleurs, BAILLEURS.fichier),
    Nature.ATTENTE: (lambda connus: connus.attente, DELAIS_LOCAUX.fichier),
    Nature.DEMANDES: (lambda connus: connus.chiffres(NatureChiffre.DEMANDES), CHIFFRES_LOCAUX.fichier),
    Nature.ATTRIBUTIONS: (lambda connus: connus.attributions, ATTRIBUTIONS.fichier),
    Nature.PPGDID: (lambda connus: connus.instruments(NatureInstrument.PPGDID), INSTRUMENTS.fichier),
    Nature.COTATION: (lambda connus: connus.instruments(NatureInstrument.COTATION), INSTRUMENTS.fichier),
    Nature.GRILLE: (lambda connus: connus.grille, COTATIONS.fichier),
    Nature.SIAD: (lambda connus: connus.instruments(NatureInstrument.SIAD), INSTRUMENTS.fichier),
    Nature.CIL: (lambda connus: connus.instruments(NatureInstrument.CIL), INSTRUMENTS.fichier),
    Nature.CIA: (lambda connus: connus.instruments(NatureInstrument.CIA), INSTRUMENTS.fichier),
}


@une_fois
def completudes(edition: Edition) -> tuple[Completude, ...]:
    """Return what is known of each territory, sorted by name."""
    return tuple(
        _completude(_Connus(edition, epci)) for epci in sorted(edition.donnees[EPCI].values(), key=cle_de_tri_epci)
    )


def _completude(connus: _Connus) -> Completude:
    epci = connus.epci
    attendues = [nature for nature in Nature if epci.concerne or nature not in DE_LA_REFORME]
    return Completude(epci.siren, epci.nom, chemin_epci(epci), tuple(_fait(connus, nature) for nature in attendues))


@une_fois
def par_siren(edition: Edition) -> dict[str, Completude]:
    """Return the same by SIREN."""
    return {completude.siren: completude for completude in completudes(edition)}


def _fait(connus: _Connus, nature: Nature) -> FaitAttendu:
    montrer, fichier = _NATURES[nature]
    montres, edition = montrer(connus), connus.edition
    if not montres:
        return FaitAttendu(nature, Connaissance.INCONNU)
    # The oldest reading is the one to renew.
    lu_le = min(_lu_le(edition, montre) for montre in montres)
    regle = politique(edition.donnees, fichier)
    if regle is None:
        return FaitAttendu(nature, Connaissance.CONNU, lu_le)
    a_jour = etat(lu_le, regle.relire_sous, edition.aujourdhui) in (EtatRevue.A_JOUR, EtatRevue.BIENTOT)
    connaissance = Connaissance.CONNU if a_jour else Connaissance.A_REVOIR
    return FaitAttendu(nature, connaissance, lu_le, echeance(lu_le, regle.relire_sous))


def _lu_le(edition: Edition, fiche: Any) -> datetime.date:
    """Return when ``fiche`` was read: the lines of a table were on the day when their source was."""
    lu_le: datetime.date | None = getattr(fiche, "lu_le", None)
    return lu_le or edition.donnees[SOURCES][fiche.source].lu_le
