"""Every commune of the region, with the social homes, the SRU state and the priority neighbourhoods read for it."""

from typing import TypeVar

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Fiche
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.lieux.guichets import guichets_par_commune
from guichet.sujets.parc.fiches import PARC, Detail
from guichet.sujets.quartiers.fiches import QUARTIERS
from guichet.sujets.sru.fiches import SRU
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, EPCI
from guichet.sujets.territoires.noms import chemin_epci

OUVERTES = Ouvertes()
Publie = TypeVar("Publie", bound=Ouverte)


class ParcOuvert(Ouverte):
    total: int = Field(description="logements sociaux de la commune au répertoire (RPLS), au 1er janvier 2024")
    loues: int | None = Field(description="ceux qui sont loués ; null : secret statistique")
    vacants: int | None = Field(
        description="ceux qui sont proposés à la location et vacants ; null : secret statistique"
    )
    detail: Detail = Field(description="publie, masque (seul le total est connu) ou partiel")


class SruOuverte(Ouverte):
    inventaire: bool = Field(description="la commune a un inventaire SRU au 1er janvier 2024")
    logements: int | None = Field(description="logements sociaux de l'inventaire, qui ne compte pas comme le RPLS")
    taux: float | None = Field(description="leur part des résidences principales, en pour cent")
    cible: int = Field(description="la part que la loi demande, en pour cent")
    deficitaire: bool
    carencee: bool = Field(description="arrêté de carence pour 2023-2025")
    exemptee: bool = Field(description="exemption pour 2023-2025")


class CommuneOuverte(Ouverte):
    insee: str
    nom: str
    departement: str
    codes_postaux: list[str]
    population: int
    anciens_noms: list[str]
    epci: str = Field(description="SIREN de l'EPCI")
    guichets: list[str] = Field(
        description="guichets d'enregistrement connus pour la commune (identifiants de lieux.geojson) ; vide : inconnu"
    )
    parc: ParcOuvert | None = Field(description="null : aucun logement recensé au RPLS 2024")
    sru: SruOuverte | None = Field(description="null : la commune n'est pas dans le champ de la loi SRU")
    quartiers: list[str] = Field(description="quartiers prioritaires de 2024 dans la commune")
    page: str = Field(description="adresse de la page de l'EPCI, à la commune")


class Communes(Enveloppe):
    items: list[CommuneOuverte]


@OUVERTES.publie("communes.json", Communes, mots="donnees.communes")
def communes(site: Site) -> Communes:
    """Every commune of the region, with the desks known for it and the page that serves it."""
    donnees = site.donnees
    guichets = guichets_par_commune(donnees[GUICHETS].values())
    anciens: dict[str, list[str]] = {}
    for ancienne in donnees[ANCIENNES]:
        anciens.setdefault(ancienne.commune, []).append(ancienne.nom)
    quartiers: dict[str, list[str]] = {}
    for quartier in donnees[QUARTIERS]:
        quartiers.setdefault(quartier.commune, []).append(quartier.nom)
    return Communes(
        date=site.aujourdhui,
        items=[
            CommuneOuverte(
                **commune.model_dump(include={"insee", "nom", "departement", "codes_postaux", "population", "epci"}),
                anciens_noms=anciens.get(commune.insee, []),
                guichets=[lieu.id for lieu in guichets.get(commune.insee, ())],
                parc=_ouvert(ParcOuvert, donnees[PARC].get(commune.insee)),
                sru=_ouvert(SruOuverte, donnees[SRU].get(commune.insee)),
                quartiers=quartiers.get(commune.insee, []),
                page=f"{site.racine_web}{chemin_epci(donnees[EPCI][commune.epci])}#c{commune.insee}",
            )
            for commune in donnees[COMMUNES].values()
        ],
    )


def _ouvert(modele: type[Publie], fiche: Fiche | None) -> Publie | None:
    """Return what is published of ``fiche``; None where the source has no line."""
    return modele(**fiche.model_dump(include=set(modele.model_fields))) if fiche else None
