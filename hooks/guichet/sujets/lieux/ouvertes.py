"""Every place, as GeoJSON."""

import datetime
from collections.abc import Sequence
from typing import ClassVar, Literal

from pydantic import Field

from guichet.pages.donnees_ouvertes import Enveloppe, Ouverte, Ouvertes
from guichet.pages.registre import Site
from guichet.sujets.lieux.annuaires import lieux as tous
from guichet.sujets.lieux.corrections import Champ, Correction, corrections
from guichet.sujets.lieux.fiches import Role, StatutLieu
from guichet.sujets.territoires.fiches import COMMUNES

OUVERTES = Ouvertes()


class CorrectionOuverte(Ouverte):
    """A field of the place that is not as its directory has it: who said so, and when."""

    champ: Champ = Field(description="champ du lieu dont la valeur n’est pas celle de l’annuaire")
    source: str = Field(description="source de cette valeur")
    lu_le: datetime.date = Field(description="jour où cette valeur a été vérifiée")
    par: str = Field(description="organisme qui l’a dite")

    @classmethod
    def de(cls, correction: Correction) -> "CorrectionOuverte":
        """Return what is published of ``correction``: its value is already that of the place."""
        return cls(**correction.model_dump(include=set(cls.model_fields)))


class LieuOuvert(Ouverte):
    id: str
    nom: str
    organisme: str
    roles: list[Role]
    statut: StatutLieu
    commune: str
    epci: list[str]
    communes: list[str] = Field(description="communes que le lieu dit servir, outre la sienne (INSEE)")
    adresse: str | None
    code_postal: str | None
    telephone: str | None
    courriel: str | None
    position: Literal["adresse", "centre_commune"] | None
    horaires: str | None = Field(description="OSM opening_hours")
    source: str = Field(description="source du lieu ; celle d’un champ corrigé est dans « corrections »")
    lu_le: datetime.date
    corrections: list[CorrectionOuverte] = Field(description="champs qui viennent d’une autre source que le lieu")


class Point(Ouverte):
    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class Entite(Ouverte):
    type: Literal["Feature"] = "Feature"
    id: str
    geometry: Point | None
    properties: LieuOuvert


class LieuEnLigne(LieuOuvert):
    """A place with its point beside it, as a line of the CSV twin."""

    longitude: float | None
    latitude: float | None


class Lieux(Enveloppe):
    ligne: ClassVar[type[Ouverte] | None] = LieuEnLigne

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: list[Entite]

    def lignes(self) -> Sequence[Ouverte]:
        return [
            LieuEnLigne(**entite.properties.model_dump(), longitude=longitude, latitude=latitude)
            for entite in self.features
            for longitude, latitude in [entite.geometry.coordinates if entite.geometry else (None, None)]
        ]


@OUVERTES.publie("lieux.geojson", Lieux, mots="donnees.lieux")
def lieux(site: Site) -> Lieux:
    """Every place, as GeoJSON; a place whose position is unknown has a null geometry."""
    donnees = site.donnees
    justes = corrections(donnees)
    return Lieux(
        date=site.aujourdhui,
        features=[
            Entite(
                id=lieu.id,
                geometry=Point(coordinates=(lieu.lon, lieu.lat))
                if lieu.lon is not None and lieu.lat is not None
                else None,
                properties=LieuOuvert(
                    **lieu.model_dump(include=set(LieuOuvert.model_fields) - {"epci", "corrections"}),
                    corrections=[CorrectionOuverte.de(correction) for correction in justes.get(lieu.id, ())],
                    epci=lieu.epci_servis(donnees[COMMUNES][lieu.commune].epci),
                ),
            )
            for lieu in tous(donnees)
        ],
    )
