"""Scoring grids and delays of territories, as far as they are known."""

import datetime
from typing import Literal

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Statut
from guichet.sujets.local.fiches import COTATIONS, DELAIS_LOCAUX, Compte, Demandes, NatureDelai

OUVERTES = Ouvertes()


class CritereOuvert(Ouverte):
    epci: str = Field(description="SIREN de l'EPCI")
    demandes: Demandes
    categorie: str | None
    critere: str
    points: int
    compte: Compte = Field(description="points donnés pour la situation, ou pour chaque mois ou année d'ancienneté")
    cumul: bool | None = Field(description="false : dans la catégorie, seul le critère le plus élevé compte")
    justificatif: bool | None
    depuis: datetime.date | None
    statut: Statut
    source: str
    lu_le: datetime.date


class Cotations(Enveloppe):
    items: list[CritereOuvert]


class DelaiOuvert(Ouverte):
    nature: NatureDelai
    epci: str | None = Field(description="SIREN de l'EPCI")
    departement: str | None
    annee: int | None
    precision: str | None
    valeur: float
    unite: Literal["jour", "semaine", "mois", "an"]
    statut: Statut
    source: str
    lu_le: datetime.date


class DelaisLocaux(Enveloppe):
    items: list[DelaiOuvert]


@OUVERTES.publie("cotations.json", Cotations)
def cotations(site: Site) -> Cotations:
    """Every criterion of every grid known; a territory that is not there has none that we know of."""
    criteres = [CritereOuvert(**critere.model_dump()) for critere in site.donnees[COTATIONS]]
    return Cotations(date=site.aujourdhui, items=criteres)


@OUVERTES.publie("delais_locaux.json", DelaisLocaux)
def delais_locaux(site: Site) -> DelaisLocaux:
    """Every delay known, past years included."""
    return DelaisLocaux(
        date=site.aujourdhui, items=[DelaiOuvert(**delai.model_dump()) for delai in site.donnees[DELAIS_LOCAUX]]
    )
