"""The instruments of the allocation policy of an EPCI."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import StringConstraints

from guichet.modeles.base import Fiche, Identifiant, Siren, Statut


class NatureInstrument(StrEnum):
    """The instruments of an EPCI's allocation policy (CCH, L. 441-1-5, L. 441-1-6, L. 441-2-8)."""

    CIL = "cil"
    PPGDID = "ppgdid"
    CIA = "cia"
    COTATION = "cotation"
    SIAD = "siad"


class Instrument(Fiche):
    """An instrument whose existence a source tells; ``date`` is a year or a day, as the source has it."""

    epci: Siren
    nature: NatureInstrument
    etat: Literal["adopte", "installe"]
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}-\d{2})?$")] | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date
