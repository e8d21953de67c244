"""Every commune of the region."""

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.sujets.lieux.fiches import GUICHETS
from guichet.sujets.lieux.guichets import guichets_par_commune
from guichet.sujets.territoires.fiches import ANCIENNES, COMMUNES, EPCI
from guichet.sujets.territoires.noms import chemin_epci

OUVERTES = Ouvertes()


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
    page: str = Field(description="adresse de la page de l'EPCI, à la commune")


class Communes(Enveloppe):
    items: list[CommuneOuverte]


@OUVERTES.publie("communes.json", Communes)
def communes(site: Site) -> Communes:
    """Every commune of the region, with the desks known for it and the page that serves it."""
    donnees = site.donnees
    guichets = guichets_par_commune(donnees[GUICHETS].values())
    anciens: dict[str, list[str]] = {}
    for ancienne in donnees[ANCIENNES]:
        anciens.setdefault(ancienne.commune, []).append(ancienne.nom)
    return Communes(
        date=site.aujourdhui,
        items=[
            CommuneOuverte(
                **commune.model_dump(include={"insee", "nom", "departement", "codes_postaux", "population", "epci"}),
                anciens_noms=anciens.get(commune.insee, []),
                guichets=[lieu.id for lieu in guichets.get(commune.insee, ())],
                page=f"{site.racine_web}{chemin_epci(donnees[EPCI][commune.epci])}#c{commune.insee}",
            )
            for commune in donnees[COMMUNES].values()
        ],
    )
