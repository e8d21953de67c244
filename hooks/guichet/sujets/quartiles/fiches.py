"""Income quartiles of applicants, and what people count for in them."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Siren, Statut
from guichet.socle.jeux import Repertoire, Suite


class Quartiles(Fiche, title="Les seuils de ressources d’une intercommunalité, une année"):
    """Annual income per consumption unit (euros) that bounds each quartile of applicants of an EPCI."""

    epci: Siren
    """Le SIREN de l’EPCI."""
    annee: Annotated[int, Field(ge=2015, le=2100)]
    """L’année de l’arrêté."""
    q1: Annotated[int, Field(gt=0)]
    """Le seuil du premier quartile, en euros par an et par unité de consommation."""
    q2: Annotated[int, Field(gt=0)]
    """Le seuil du deuxième."""
    q3: Annotated[int, Field(gt=0)]
    """Le seuil du troisième."""
    source: Identifiant


class UniteConsommation(Fiche, title="Ce que compte une personne"):
    """What a person of a household counts for, in tenths of a consumption unit."""

    id: Literal["premiere-personne", "autre-personne", "enfant"]
    dixiemes: Annotated[int, Field(gt=0)]
    """Ce que compte la personne, en dixièmes : 5 vaut une demi-unité."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


QUARTILES = Suite("quartiles", "data/quartiles.csv", Quartiles, cle=None, au_moins=100)
UNITES = Repertoire("unites", "data/unites_consommation.yml", UniteConsommation)

JEUX = (QUARTILES, UNITES)
