"""What is known of each territory, kind of fact by kind of fact: known, to be read again, or unknown."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from guichet.socle.champs import Fiche
from guichet.socle.donnees import Edition, une_fois
from guichet.socle.fraicheur import EtatRevue, echeance, etat, politique
from guichet.sujets.bailleurs.fiches import BAILLEURS
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS
from guichet.sujets.epci.vue import FicheEpci, fiches_epci
from guichet.sujets.instruments.fiches import INSTRUMENTS, NatureInstrument
from guichet.sujets.lieux.fiches import GUICHETS, Lieu, Role
from guichet.sujets.local.fiches import CHIFFRES_LOCAUX, COTATIONS, DELAIS_LOCAUX, MESURES, NatureChiffre


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


def _guichets(fiche: FicheEpci) -> list[Lieu]:
    return [vue.lieu for vue in fiche.guichets if vue.lieu]


def _contacts(fiche: FicheEpci) -> list[Lieu]:
    lieux = [vue.lieu for vue in fiche.autres_lieux if vue.lieu]
    joignables = [lieu for lieu in lieux if lieu.telephone or lieu.courriel]
    return [lieu for lieu in joignables if lieu.organisme == "epci" and Role.CONTACT in lieu.roles]


def _instrument(nature: NatureInstrument) -> "Montrer":
    return lambda fiche: [instrument for instrument in [fiche.instruments[nature]] if instrument]


def _demandes(fiche: FicheEpci) -> list[Any]:
    return [c for c in (fiche.annee.chiffres if fiche.annee else ()) if c.nature is NatureChiffre.DEMANDES]


def _attributions(fiche: FicheEpci) -> list[Any]:
    locales = [c for c in (fiche.annee.chiffres if fiche.annee else ()) if c.nature is NatureChiffre.ATTRIBUTIONS]
    return [*locales, *([fiche.attributions] if fiche.attributions else [])]


Montrer = Callable[[FicheEpci], Iterable[Fiche]]
# What the page of a territory shows of each kind, and the file that holds it, whose policy says when it is read again.
_NATURES: dict[Nature, tuple[Montrer, str]] = {
    Nature.GUICHET: (_guichets, GUICHETS.fichier),
    Nature.TELEPHONE: (lambda fiche: [lieu for lieu in _guichets(fiche) if lieu.telephone], GUICHETS.fichier),
    Nature.HORAIRES: (lambda fiche: [vue.lieu for vue in fiche.guichets if vue.lieu and vue.semaine], GUICHETS.fichier),
    Nature.CONTACT: (_contacts, GUICHETS.fichier),
    Nature.BAILLEURS: (lambda fiche: fiche.bailleurs, BAILLEURS.fichier),
    Nature.ATTENTE: (lambda fiche: [d for d in fiche.delais if d.nature in MESURES], DELAIS_LOCAUX.fichier),
    Nature.DEMANDES: (_demandes, CHIFFRES_LOCAUX.fichier),
    Nature.ATTRIBUTIONS: (_attributions, ATTRIBUTIONS.fichier),
    Nature.PPGDID: (_instrument(NatureInstrument.PPGDID), INSTRUMENTS.fichier),
    Nature.COTATION: (_instrument(NatureInstrument.COTATION), INSTRUMENTS.fichier),
    Nature.GRILLE: (lambda fiche: [c for criteres in fiche.grilles.values() for c in criteres], COTATIONS.fichier),
    Nature.SIAD: (_instrument(NatureInstrument.SIAD), INSTRUMENTS.fichier),
    Nature.CIL: (_instrument(NatureInstrument.CIL), INSTRUMENTS.fichier),
    Nature.CIA: (_instrument(NatureInstrument.CIA), INSTRUMENTS.fichier),
}


@une_fois
def completudes(edition: Edition) -> tuple[Completude, ...]:
    """Return what is known of each territory, sorted by name."""
    return tuple(
        Completude(
            fiche.epci.siren,
            fiche.epci.nom,
            fiche.chemin,
            tuple(
                _fait(edition, fiche, nature) for nature in Nature if fiche.epci.concerne or nature not in DE_LA_REFORME
            ),
        )
        for fiche in fiches_epci(edition)
    )


@une_fois
def par_siren(edition: Edition) -> dict[str, Completude]:
    """Return the same by SIREN."""
    return {completude.siren: completude for completude in completudes(edition)}


def _fait(edition: Edition, fiche: FicheEpci, nature: Nature) -> FaitAttendu:
    montrer, fichier = _NATURES[nature]
    montres = list(montrer(fiche))
    if not montres:
        return FaitAttendu(nature, Connaissance.INCONNU)
    # The oldest reading is the one to renew.
    lectures = [lu_le for montre in montres if (lu_le := getattr(montre, "lu_le", None))]
    regle = politique(edition.donnees, fichier)
    if not lectures or regle is None:
        return FaitAttendu(nature, Connaissance.CONNU, min(lectures, default=None))
    lu_le = min(lectures)
    a_jour = etat(lu_le, regle.relire_sous, edition.aujourdhui) in (EtatRevue.A_JOUR, EtatRevue.BIENTOT)
    connaissance = Connaissance.CONNU if a_jour else Connaissance.A_REVOIR
    return FaitAttendu(nature, connaissance, lu_le, echeance(lu_le, regle.relire_sous))
