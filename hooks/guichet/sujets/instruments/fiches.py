"""The instruments of the allocation policy of an EPCI."""

import datetime
from enum import StrEnum

from guichet.socle.champs import AdresseLocale, Fiche, Identifiant, Siren, Statut, Texte
from guichet.socle.jeux import TOUT, Suite
from guichet.socle.jour_imprecis import JourImprecis


class NatureInstrument(StrEnum):
    """The instruments of an EPCI's allocation policy (CCH, L. 441-1-5, L. 441-1-6, L. 441-2-8), in the order of the law."""

    CIL = "cil"
    DOCUMENT_CADRE = "document_cadre"
    CIA = "cia"
    PPGDID = "ppgdid"
    SIAD = "siad"
    COTATION = "cotation"
    FLUX = "flux"


class EtatInstrument(StrEnum):
    """What a source says of an instrument. ``absent`` only where a source says that there is none."""

    EN_COURS = "en_cours"
    INSTALLE = "installe"
    ADOPTE = "adopte"
    SIGNE = "signe"
    EN_SERVICE = "en_service"
    EXPIRE = "expire"
    ABSENT = "absent"


EN_PLACE = frozenset((EtatInstrument.INSTALLE, EtatInstrument.ADOPTE, EtatInstrument.SIGNE, EtatInstrument.EN_SERVICE))


class AnneeOuJour(JourImprecis):
    """A year or a day: spreadsheets make a day of a month."""

    __slots__ = ()
    motif = r"^\d{4}(-\d{2}-\d{2})?$"


class Instrument(Fiche, title="Un plan, une convention ou une instance d’une intercommunalité"):
    """An instrument of which a source tells; ``date``, that of its state, is a year or a day, as the source has it.

    ``document`` is the address of its public text, where it was seen; ``precision`` a short note in French.
    """

    epci: Siren
    """Le SIREN de l’EPCI."""
    nature: NatureInstrument
    """De quel instrument il s’agit."""
    etat: EtatInstrument
    """Ce que la source en dit. `absent` seulement si elle écrit qu’il n’y en a pas."""
    date: AnneeOuJour | None = None
    """L’année ou le jour de cet état, entre guillemets."""
    document: AdresseLocale | None = None
    """L’adresse du texte public, s’il a été vu."""
    precision: Texte | None = None
    """Une note courte."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def en_place(self) -> bool:
        """Whether the source says that it exists and works."""
        return self.etat in EN_PLACE

    @property
    def jour(self) -> datetime.date | None:
        """The day of ``date``, or None where only the year is known, or nothing."""
        return self.date.jour if self.date else None


INSTRUMENTS = Suite("instruments", "data/instruments.yml", Instrument, cle=None, noms=("epci", "nature"), communs=TOUT)

JEUX = (INSTRUMENTS,)
