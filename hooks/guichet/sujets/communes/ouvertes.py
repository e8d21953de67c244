"""Every commune of the region, with what its page says: where to go, what is near, the social homes, the SRU state."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.socle.champs import Fiche
from guichet.sujets.communes.vue import FicheCommune, Ou, fiches_communes
from guichet.sujets.lieux.vue import VueLieu
from guichet.sujets.parc.fiches import Detail
from guichet.sujets.sru.etat import doute

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
    deficitaire: bool = Field(description="la commune n'a pas la part demandée")
    carencee: bool = Field(description="arrêté de carence pour 2023-2025")
    exemptee: bool = Field(description="exemption pour 2023-2025")
    prelevement: float = Field(description="prélèvement net de 2025, en euros")
    doute: str | None = Field(
        description="pourquoi le nombre de « logements » est à vérifier ; null : rien ne le fait penser"
    )


class CommuneOuverte(Ouverte):
    insee: str
    nom: str
    departement: str = Field(description="code du département")
    codes_postaux: list[str] = Field(description="ses codes postaux")
    population: int = Field(description="population municipale")
    anciens_noms: list[str] = Field(description="communes déléguées ou associées, dont le nom sert encore")
    epci: str
    guichets: list[str] = Field(
        description="guichets d'enregistrement connus pour la commune (identifiants de lieux.geojson) ; vide : inconnu"
    )
    reponse: Ou = Field(
        description="ce que la page répond à « où aller ? » : le guichet de la commune, celui du territoire, sinon les "
        "bailleurs, que la loi oblige à enregistrer, sinon la mairie à appeler"
    )
    guichet_du_territoire: str | None = Field(
        description="le guichet connu le plus proche qui sert tout l'EPCI, dans le même département, là où la commune n'en a pas"
    )
    proches: list[str] = Field(
        description="les trois autres lieux connus les plus proches du centre de la commune, ceux du département d'abord"
    )
    proches_km: list[float] = Field(description="leurs distances à vol d'oiseau, en kilomètres, dans le même ordre")
    bailleurs: list[str] = Field(
        description="bailleurs dont on sait qu'ils y ont des logements (SIREN, voir bailleurs.json) ; vide : inconnus"
    )
    parc: ParcOuvert | None = Field(description="null : aucun logement recensé au RPLS 2024")
    sru: SruOuverte | None = Field(description="null : la commune n'est pas dans le champ de la loi SRU")
    quartiers: list[str] = Field(description="quartiers prioritaires de 2024 dans la commune")
    page: str = Field(description="adresse de la page de la commune")
    territoire: str = Field(description="adresse de la page de l'EPCI")
    quartiers_codes: list[str] = Field(
        description="leurs codes, dans l'ordre de « quartiers » (voir quartiers.json) : plusieurs quartiers portent le même nom"
    )


class Communes(Enveloppe):
    items: list[CommuneOuverte]


@OUVERTES.publie("communes.json", Communes, mots="donnees.communes")
def communes(site: Site) -> Communes:
    """Every commune of the region, with what its page says."""
    fiches = fiches_communes(site.edition).values()
    return Communes(date=site.aujourdhui, items=[_commune(site, fiche) for fiche in fiches])


def _commune(site: Site, fiche: FicheCommune) -> CommuneOuverte:
    commune, guichets = fiche.commune, _identifiants(fiche.reponse.guichets)
    propres = guichets if fiche.reponse.ou is Ou.COMMUNE else []
    return CommuneOuverte(
        **commune.model_dump(include={"insee", "nom", "departement", "codes_postaux", "population", "epci"}),
        anciens_noms=list(fiche.anciennes),
        guichets=propres,
        reponse=fiche.reponse.ou,
        guichet_du_territoire=None if propres else next(iter(guichets), None),
        proches=_identifiants(proche.vue for proche in fiche.proches),
        proches_km=[round(proche.km, 1) for proche in fiche.proches],
        bailleurs=[presence.bailleur.siren for presence in fiche.bailleurs if presence.loge],
        parc=_ouvert(ParcOuvert, fiche.parc),
        sru=_ouvert(SruOuverte, fiche.sru, doute=doute(site.donnees, commune.insee)),
        quartiers=[quartier.nom for quartier in fiche.quartiers],
        quartiers_codes=[quartier.code for quartier in fiche.quartiers],
        page=f"{site.racine_web}{fiche.chemin}",
        territoire=f"{site.racine_web}{fiche.territoire.chemin}",
    )


def _identifiants(vues: Iterable[VueLieu]) -> list[str]:
    return [vue.lieu.id for vue in vues if vue.lieu]


def _ouvert(modele: type[Publie], fiche: Fiche | None, **en_plus: object) -> Publie | None:
    """Return what is published of ``fiche``, with ``en_plus``; None where the source has no line."""
    return modele(**fiche.model_dump(include=set(modele.model_fields)), **en_plus) if fiche else None
