"""Open data under ``/donnees/`` (design § 5): each file with its JSON Schema, licence and date."""

import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from guichet.modeles import Financement, Motif, NatureInstrument, Role, Statut, StatutLieu
from guichet.pages import Site, entree_faq
from guichet.vues import chemin_epci

LICENCE = "Licence Ouverte 2.0 (Etalab)"


class _Ouverte(BaseModel):
    # Everything published is always there, defaults included: the schemas say so.
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class CommuneOuverte(_Ouverte):
    insee: str
    nom: str
    departement: str
    codes_postaux: list[str]
    population: int
    anciens_noms: list[str]
    epci: str = Field(description="SIREN de l'EPCI")
    page: str = Field(description="adresse de la page de l'EPCI, à la commune")


class Seuils(_Ouverte):
    q1: int
    q2: int
    q3: int


class AttributionsOuvertes(_Ouverte):
    total: int
    menages_prioritaires: int
    dalo: int
    premier_quartile: int
    part_qpv: int | None
    statut: Statut
    source: str


class InstrumentOuvert(_Ouverte):
    nature: NatureInstrument
    etat: Literal["adopte", "installe", "inconnu"]
    date: str | None = None
    statut: Statut | None = None
    source: str | None = None
    lu_le: datetime.date | None = None


class TerritoireOuvert(_Ouverte):
    siren: str
    nom: str
    nature: Literal["CC", "CA", "CU", "METRO"]
    departements: list[str]
    population: int = Field(description="population municipale de l'EPCI entier")
    siege_dans_la_region: bool
    concerne: bool = Field(description="dans la réforme de la demande et des attributions")
    motif: Motif | None
    page: str
    communes: list[str] = Field(description="codes INSEE des communes de la région")
    quartiles: dict[str, Seuils]
    attributions: dict[str, AttributionsOuvertes]
    instruments: list[InstrumentOuvert]


class QuestionOuverte(_Ouverte):
    id: str
    public: Literal["demandeurs", "elus"]
    theme: str
    question: str
    reponse: str = Field(description="HTML")
    textes: list[str]
    sources: list[str]
    statut: Statut
    lu_le: datetime.date
    page: str


class LieuOuvert(_Ouverte):
    id: str
    nom: str
    organisme: str
    roles: list[Role]
    statut: StatutLieu
    commune: str
    epci: list[str]
    adresse: str | None
    code_postal: str | None
    telephone: str | None
    courriel: str | None
    position: Literal["adresse", "centre_commune"] | None
    horaires: str | None = Field(description="OSM opening_hours")
    source: str
    lu_le: datetime.date


class PlafondOuvert(_Ouverte):
    annee: int
    zone: Literal["autres_regions"]
    financement: Financement
    categorie: Literal["1", "2", "3", "4", "5", "6", "personne_supplementaire"]
    montant: int = Field(description="euros par an, pour le foyer")
    du: datetime.date
    au: datetime.date
    statut: Statut
    source: str


class Point(_Ouverte):
    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class Entite(_Ouverte):
    type: Literal["Feature"] = "Feature"
    id: str
    geometry: Point | None
    properties: LieuOuvert


class _Enveloppe(_Ouverte):
    licence: str = LICENCE
    date: datetime.date


class Communes(_Enveloppe):
    items: list[CommuneOuverte]


class Territoires(_Enveloppe):
    items: list[TerritoireOuvert]


class Faq(_Enveloppe):
    items: list[QuestionOuverte]


class Plafonds(_Enveloppe):
    items: list[PlafondOuvert]


class Lieux(_Enveloppe):
    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Entite]


def communes(site: Site) -> Communes:
    """Every commune of the region, with the page that serves it."""
    donnees = site.donnees
    anciens: dict[str, list[str]] = {}
    for ancienne in donnees.anciennes:
        anciens.setdefault(ancienne.commune, []).append(ancienne.nom)
    return Communes(
        date=site.aujourdhui,
        items=[
            CommuneOuverte(
                **commune.model_dump(include={"insee", "nom", "departement", "codes_postaux", "population", "epci"}),
                anciens_noms=anciens.get(commune.insee, []),
                page=f"{site.racine_web}{chemin_epci(donnees.epci[commune.epci])}#c{commune.insee}",
            )
            for commune in donnees.communes.values()
        ],
    )


def territoires(site: Site) -> Territoires:
    """Every EPCI, with what is known of it."""
    return Territoires(
        date=site.aujourdhui,
        items=[
            TerritoireOuvert(
                **fiche.epci.model_dump(
                    include={"siren", "nom", "nature", "departements", "motif", "siege_dans_la_region"}
                ),
                population=fiche.epci.population_municipale,
                concerne=fiche.concerne,
                page=f"{site.racine_web}{fiche.chemin}",
                communes=[commune.insee for commune in fiche.communes],
                quartiles={str(q.annee): Seuils(q1=q.q1, q2=q.q2, q3=q.q3) for q in fiche.quartiles},
                attributions={
                    str(a.annee): AttributionsOuvertes(**a.model_dump(exclude={"epci", "annee"}))
                    for a in site.donnees.attributions
                    if a.epci == fiche.epci.siren
                },
                instruments=[
                    InstrumentOuvert(**instrument.model_dump(exclude={"epci"}))
                    if instrument
                    else InstrumentOuvert(nature=nature, etat="inconnu")
                    for nature, instrument in fiche.instruments.items()
                ],
            )
            for fiche in site.region.fiches
        ],
    )


def lieux(site: Site) -> Lieux:
    """Every place, as GeoJSON; a place whose position is unknown has a null geometry."""
    donnees = site.donnees
    return Lieux(
        date=site.aujourdhui,
        features=[
            Entite(
                id=lieu.id,
                geometry=Point(coordinates=(lieu.lon, lieu.lat))
                if lieu.lon is not None and lieu.lat is not None
                else None,
                properties=LieuOuvert(
                    **lieu.model_dump(include=set(LieuOuvert.model_fields) - {"epci"}),
                    epci=lieu.epci or [donnees.communes[lieu.commune].epci],
                ),
            )
            for lieu in donnees.lieux
        ],
    )


_PAGES_FAQ = {"demandeurs": "demander/faq/", "elus": "elus/faq/"}


def faq(site: Site) -> Faq:
    """Every question, in French."""
    return Faq(
        date=site.aujourdhui,
        items=[
            QuestionOuverte(
                **question.model_dump(include={"id", "public", "theme", "textes", "sources", "statut", "lu_le"}),
                question=question.question["fr"],
                reponse=str(entree_faq(site, question, _PAGES_FAQ[question.public])["reponse"]),
                page=f"{site.racine_web}{_PAGES_FAQ[question.public]}#{question.id}",
            )
            for question in site.donnees.questions.values()
        ],
    )


CATEGORIES = ("1", "2", "3", "4", "5", "6", "personne_supplementaire")


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
            for fiche in site.donnees.plafonds
            for categorie, montant in zip(CATEGORIES, fiche.montants, strict=True)
        ],
    )


FICHIERS: dict[str, tuple[Callable[[Site], _Enveloppe], type[_Enveloppe]]] = {
    "communes.json": (communes, Communes),
    "territoires.json": (territoires, Territoires),
    "lieux.geojson": (lieux, Lieux),
    "plafonds.json": (plafonds, Plafonds),
    "faq.json": (faq, Faq),
}


def fichiers(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file of open data and of its schema."""
    for nom, (remplir, modele) in FICHIERS.items():
        yield f"donnees/{nom}", remplir(site).model_dump_json(indent=1) + "\n"
        schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | modele.model_json_schema(
            mode="serialization"
        )
        yield f"donnees/{nom.partition('.')[0]}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
