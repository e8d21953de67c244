"""Income quartiles of applicants, and what people count for in them."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Siren, Statut
from guichet.socle.jeux import Repertoire, Suite


class Quartiles(Fiche):
    """Annual income per consumption unit (euros) that bounds each quartile of applicants of an EPCI."""

    epci: Siren
    annee: Annotated[int, Field(ge=2015, le=2100)]
    q1: Annotated[int, Field(gt=0)]
    q2: Annotated[int, Field(gt=0)]
    q3: Annotated[int, Field(gt=0)]
    source: Identifiant


class UniteConsommation(Fiche):
    """What a person of a household counts for, in tenths of a consumption unit."""

    id: Literal["premiere-personne", "autre-personne", "enfant"]
    dixiemes: Annotated[int, Field(gt=0)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


QUARTILES = Suite("quartiles", "data/quartiles.csv", Quartiles, cle=None)
UNITES = Repertoire("unites", "data/unites_consommation.yml", UniteConsommation)

JEUX = (QUARTILES, UNITES)
