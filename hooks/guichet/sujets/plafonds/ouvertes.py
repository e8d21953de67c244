"""Every income ceiling."""

import datetime
from typing import Literal

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Statut
from guichet.sujets.plafonds.fiches import PLAFONDS, Financement

OUVERTES = Ouvertes()


class PlafondOuvert(Ouverte):
    annee: int
    zone: Literal["autres_regions"]
    financement: Financement
    categorie: Literal["1", "2", "3", "4", "5", "6", "personne_supplementaire"]
    montant: int = Field(description="euros par an, pour le foyer")
    du: datetime.date
    au: datetime.date
    statut: Statut
    source: str


class Plafonds(Enveloppe):
    items: list[PlafondOuvert]


CATEGORIES = ("1", "2", "3", "4", "5", "6", "personne_supplementaire")


@OUVERTES.publie("plafonds.json", Plafonds, mots="donnees.plafonds")
def plafonds(site: Site) -> Plafonds:
    """Every income ceiling, past years included, each with the days on which it holds."""
    return Plafonds(
        date=site.aujourdhui,
        items=[
            PlafondOuvert(
                annee=fiche.annee,
                zone="autres_regions",
                financement=fiche.financement,
                categorie=categorie,
                montant=montant,
                du=fiche.du,
                au=fiche.au,
                statut=fiche.statut,
                source=fiche.source,
            )
            for fiche in site.donnees[PLAFONDS]
            for categorie, montant in zip(CATEGORIES, fiche.montants, strict=True)
        ],
    )
