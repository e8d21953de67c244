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


class FermetureOuverte(Ouverte):
    """A dated closure of the place, both days included."""

    du: datetime.date = Field(description="premier jour fermé")
    au: datetime.date = Field(description="dernier jour fermé")
    motif: str | None = Field(description="pourquoi ; null : inconnu")


class CorrectionOuverte(Ouverte):
    """A field of the place that is not as its directory has it: who said so, and when."""

    champ: Champ = Field(
        description="champ du lieu dont la valeur n’est pas celle de l’annuaire ; null s’il est faux et que le bon est inconnu"
    )
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
    organisme: str = Field(
        description="qui tient le lieu : commune, ccas, epci, bailleur, association, etat ou france_services"
    )
    roles: list[Role] = Field(
        description="ce qui s’y fait : enregistrement (on y dépose sa demande), information, aide_numerique, contact (un lieu à "
        "appeler, qui n’est pas un guichet)"
    )
    statut: StatutLieu = Field(
        description="d’où on le sait : declare (dit par l’organisme), lu (sur une page), annuaire, a_confirmer"
    )
    commune: str = Field(description="code Insee de la commune où il est")
    epci: list[str] = Field(description="Siren des intercommunalités que le lieu sert")
    communes: list[str] = Field(description="communes que le lieu dit servir, outre la sienne (INSEE)")
    adresse: str | None = Field(description="numéro et rue ; null : inconnus")
    code_postal: str | None = Field(description="code postal ; null : inconnu")
    telephone: str | None = Field(description="numéro, +33 à la place du premier 0 ; null : inconnu")
    courriel: str | None = Field(description="adresse électronique ; null : inconnue")
    site: str | None = Field(description="page du lieu ; null : inconnue")
    position: Literal["adresse", "centre_commune"] | None = Field(
        description="ce que montre le point : l’adresse, ou le centre de la commune"
    )
    horaires: str | None = Field(
        description="jours et heures d’ouverture, en OSM opening_hours ; null : inconnus ; ils datent de horaires_lus_le, ou de "
        "lu_le s’il est vide : au bout de 90 jours, ils se confirment par téléphone ; au bout de 180, ne les montrez pas"
    )
    horaires_lus_le: datetime.date | None = Field(
        description="jour où les horaires ont été lus, s’ils l’ont été à part ; null : à lu_le"
    )
    rendez_vous: bool | None = Field(description="true s’il faut un rendez-vous, false sinon ; null : inconnu")
    itinerant: bool = Field(
        description="true pour un bus ou une permanence mobile : le point et les horaires ne disent pas où il est chaque jour"
    )
    accessible: bool | None = Field(
        description="true si l’on y entre en fauteuil roulant, false sinon ; null : inconnu"
    )
    fermetures: list[FermetureOuverte] = Field(description="jours de fermeture annoncés, passés compris")
    source: str = Field(description="source du lieu ; celle d’un champ corrigé est dans « corrections »")
    lu_le: datetime.date = Field(
        description="jour où ce qui est dit du lieu a été lu (page), ou était vrai (annuaire) : celui de l’annuaire, pas de sa "
        "lecture"
    )
    corrections: list[CorrectionOuverte] = Field(description="champs qui viennent d’une autre source que le lieu")


class Point(Ouverte):
    type: Literal["Point"] = Field("Point", description="le mot de GeoJSON")
    coordinates: tuple[float, float] = Field(description="longitude et latitude, en degrés (WGS 84)")


class Entite(Ouverte):
    type: Literal["Feature"] = Field("Feature", description="le mot de GeoJSON")
    id: str
    geometry: Point | None = Field(description="où il est ; null : inconnu")
    properties: LieuOuvert = Field(description="ce qui en est connu")


class LieuEnLigne(LieuOuvert):
    """A place with its point beside it, as a line of the CSV twin."""

    longitude: float | None = Field(description="en degrés (WGS 84) ; null : inconnue")
    latitude: float | None = Field(description="en degrés (WGS 84) ; null : inconnue")


class Lieux(Enveloppe):
    ligne: ClassVar[type[Ouverte] | None] = LieuEnLigne

    type: Literal["FeatureCollection"] = Field("FeatureCollection", description="le mot de GeoJSON")
    features: list[Entite] = Field(description="les lieux, dans l’ordre des lignes du fichier CSV")

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
