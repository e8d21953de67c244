"""Places one can go to or call."""

import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guichet.modeles.base import (
    Booleen,
    CodePostal,
    Courriel,
    Facultatif,
    Fiche,
    Horaires,
    Identifiant,
    Insee,
    Latitude,
    Liste,
    Longitude,
    Siren,
    SiteLocal,
    Telephone,
    Texte,
)


class Role(StrEnum):
    """What a place does for applicants (design § 6)."""

    ENREGISTREMENT = "enregistrement"
    INFORMATION = "information"
    AIDE_NUMERIQUE = "aide_numerique"
    CONTACT = "contact"


class StatutLieu(StrEnum):
    """How the role of a place is known."""

    DECLARE = "declare"
    LU = "lu"
    ANNUAIRE = "annuaire"
    A_CONFIRMER = "a_confirmer"


class Position(StrEnum):
    """What the coordinates of a place point to."""

    ADRESSE = "adresse"
    CENTRE_COMMUNE = "centre_commune"


class Fermeture(Fiche):
    """A dated closure, both days included."""

    du: datetime.date
    au: datetime.date
    motif: Texte | None = None


class Lieu(Fiche):
    """A place one can go to or call. ``horaires`` is an OSM *opening_hours* string; absent means unknown.

    ``epci`` lists the EPCI served, which may differ from that of the commune of the place; empty means the
    EPCI of the commune.
    """

    nature: ClassVar[str] = "guichet"

    id: Identifiant
    nom: Texte
    organisme: Literal["commune", "ccas", "epci", "bailleur", "association", "etat", "france_services"]
    roles: Annotated[list[Role], Liste, Field(min_length=1)]
    statut: StatutLieu
    commune: Insee
    epci: Annotated[list[Siren], Liste] = []
    adresse: Annotated[Texte | None, Facultatif] = None
    code_postal: Annotated[CodePostal | None, Facultatif] = None
    telephone: Annotated[Telephone | None, Facultatif] = None
    courriel: Annotated[Courriel | None, Facultatif] = None
    site: Annotated[SiteLocal | None, Facultatif] = None
    lon: Annotated[Longitude | None, Facultatif] = None
    lat: Annotated[Latitude | None, Facultatif] = None
    position: Annotated[Position | None, Facultatif] = None
    horaires: Annotated[Horaires | None, Facultatif] = None
    fermetures: list[Fermeture] = []
    rendez_vous: Annotated[Booleen | None, Facultatif] = None
    itinerant: Booleen = False
    source: Identifiant
    lu_le: datetime.date
