"""Places one can go to or call."""

import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from guichet.socle.champs import (
    Booleen,
    CodePostal,
    Courriel,
    Facultatif,
    Fiche,
    Identifiant,
    Insee,
    Latitude,
    Liste,
    Longitude,
    Siren,
    SiteLocal,
    Telephone,
    Texte,
    forme_vue,
)
from guichet.socle.jeux import TOUT, Repertoire
from guichet.sujets.lieux import plages
from guichet.sujets.lieux.horaires import HorairesInvalides, semaine


def _horaires(valeur: str) -> str:
    try:
        semaine(valeur)
    except HorairesInvalides as erreur:
        raise ValueError(str(erreur)) from erreur
    if constat := plages.contradiction(valeur):
        raise ValueError(constat)
    return valeur


Horaires = Annotated[
    str,
    AfterValidator(_horaires),
    forme_vue(r"^(Mo|Tu|We|Th|Fr|Sa|Su)([A-Z][a-z]|[\s,;:\d-])+$", "par exemple Mo-Fr 08:30-12:00,14:00-17:00"),
]


class Role(StrEnum):
    """What a place does for applicants."""

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


class LangueParlee(StrEnum):
    """A language in which a place receives people, by its ISO 639-1 code."""

    ANGLAIS = "en"
    ARABE = "ar"
    ESPAGNOL = "es"
    ITALIEN = "it"
    NEERLANDAIS = "nl"
    POLONAIS = "pl"
    PORTUGAIS = "pt"
    ROUMAIN = "ro"
    RUSSE = "ru"
    TURC = "tr"
    UKRAINIEN = "uk"


class Fermeture(Fiche):
    """A dated closure, both days included."""

    du: datetime.date
    """Le premier jour fermé."""
    au: datetime.date
    """Le dernier jour fermé."""
    motif: Texte | None = None
    """Pourquoi."""


class Lieu(Fiche, title="Un lieu où aller, ou à appeler"):
    """A place one can go to or call. ``horaires`` is an OSM *opening_hours* string; absent means unknown.

    ``epci`` lists the EPCI served, which may differ from that of the commune of the place; empty means the
    EPCI of the commune. ``communes`` lists the communes that a desk is said to serve by name, besides its own.
    """

    nature: ClassVar[str] = "guichet"

    id: Identifiant
    nom: Texte
    """Le nom affiché."""
    organisme: Literal["commune", "ccas", "epci", "bailleur", "association", "etat", "france_services"]
    """Qui tient le lieu."""
    roles: Annotated[list[Role], Liste, Field(min_length=1)]
    """Ce qui s’y fait. `enregistrement` : on y dépose sa demande."""
    statut: StatutLieu
    """D’où vous le savez : dit par l’organisme (`declare`), lu sur une page (`lu`), vu dans un annuaire, ou à confirmer."""
    commune: Insee
    """Le code INSEE de la commune où il se trouve."""
    epci: Annotated[list[Siren], Liste] = []
    """Le SIREN des EPCI servis, s’ils ne sont pas celui de la commune."""
    communes: Annotated[list[Insee], Liste] = []
    """Les communes que le guichet dit servir par leur nom, en plus de la sienne, par leur code INSEE."""
    adresse: Annotated[Texte | None, Facultatif] = None
    """Le numéro et la rue."""
    code_postal: Annotated[CodePostal | None, Facultatif] = None
    """Le code postal."""
    telephone: Annotated[Telephone | None, Facultatif] = None
    """Le numéro, `+33` à la place du premier 0, sans espace."""
    courriel: Annotated[Courriel | None, Facultatif] = None
    """L’adresse électronique."""
    site: Annotated[SiteLocal | None, Facultatif] = None
    """La page du lieu."""
    lon: Annotated[Longitude | None, Facultatif] = None
    """La longitude, en degrés. Avec `lat` et `position`, ou aucune des trois."""
    lat: Annotated[Latitude | None, Facultatif] = None
    """La latitude, en degrés."""
    position: Annotated[Position | None, Facultatif] = None
    """Ce que montre le point : l’adresse, ou le centre de la commune."""
    horaires: Annotated[Horaires | None, Facultatif] = None
    """Les jours et les heures d’ouverture. Rien : inconnus."""
    horaires_lus_le: Annotated[datetime.date | None, Facultatif] = None
    """Le jour où les horaires ont été lus, si ce n’est pas celui du reste."""
    fermetures: list[Fermeture] = []
    """Les fermetures prévues."""
    rendez_vous: Annotated[Booleen | None, Facultatif] = None
    """`true` s’il faut un rendez-vous, `false` sinon. Rien : inconnu."""
    itinerant: Booleen = False
    """`true` pour un bus ou une permanence mobile."""
    accessible: Annotated[Booleen | None, Facultatif] = None
    """`true` si l’on y entre en fauteuil roulant, `false` sinon. Rien : inconnu."""
    langues: Annotated[list[LangueParlee], Liste] = []
    """Les langues que l’on y parle, en plus du français."""
    source: Identifiant
    lu_le: datetime.date

    @property
    def jour_des_horaires(self) -> datetime.date:
        """The day that the hours are of."""
        return self.horaires_lus_le or self.lu_le

    @property
    def communal(self) -> bool:
        """Whether it is of a commune or of its social services: it may turn away those who live elsewhere."""
        return self.organisme in ("commune", "ccas")

    def epci_servis(self, propre: str) -> list[str]:
        """Return the EPCI that the place serves: those it names, else ``propre``, that of its commune."""
        return self.epci or [propre]


class ReponseDeMairie(Fiche, title="Ce qu’une mairie dit de l’enregistrement des demandes"):
    """Whether a town hall says that it registers requests; one that does is a desk in ``guichets.yml`` too."""

    commune: Insee
    """Le code INSEE de la commune."""
    enregistre: Booleen
    """`true` si la mairie enregistre les demandes, `false` si elle dit qu’elle ne le fait pas."""
    source: Identifiant
    lu_le: datetime.date


GUICHETS = Repertoire(
    "guichets", "data/lieux/guichets.yml", Lieu, uniques=("nom",), communs=("adresse", "horaires", "fermetures")
)

REPONSES_DE_MAIRIE = Repertoire(
    "reponses_de_mairie", "data/lieux/reponses_de_mairie.yml", ReponseDeMairie, cle="commune", communs=TOUT, au_moins=0
)

JEUX = (GUICHETS, REPONSES_DE_MAIRIE)
