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
    annee: int = Field(description="année civile des plafonds")
    zone: Literal["autres_regions"] = Field(description="zone de l’arrêté : celle de toute la région")
    financement: Financement = Field(
        description="avec quoi le logement a été construit, du plafond le plus bas au plus haut"
    )
    categorie: Literal["1", "2", "3", "4", "5", "6", "personne_supplementaire"] = Field(
        description="catégorie de ménage de l’arrêté ; personne_supplementaire : ce qu’ajoute chaque personne à la sixième"
    )
    montant: int = Field(description="revenu fiscal de référence du foyer à ne pas dépasser, en euros par an")
    du: datetime.date = Field(description="premier jour où le plafond vaut")
    au: datetime.date = Field(description="dernier jour où le plafond vaut")
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
