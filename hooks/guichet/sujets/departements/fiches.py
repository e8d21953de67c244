"""Whom to call in a department: known, or to be asked for."""

import datetime
from enum import StrEnum
from typing import Annotated, ClassVar

from guichet.socle.champs import (
    AdresseWeb,
    Courriel,
    Departement,
    Fiche,
    Identifiant,
    Liste,
    Siren,
    Statut,
    Telephone,
    Texte,
)
from guichet.socle.jeux import Repertoire, Suite


class Service(StrEnum):
    """The services of a department that an applicant may need, in the order of its page."""

    ADIL = "adil"
    FSL = "fsl"
    COMMISSION_MEDIATION = "commission_mediation"
    SIAO = "siao"
    PREFECTURE = "prefecture"
    CAF = "caf"
    MDPH = "mdph"


class EtatService(StrEnum):
    """Whether someone has told where a service is."""

    CONNU = "connu"
    INCONNU = "inconnu"


class ServiceDepartemental(Fiche, title="Un service d’un département"):
    """A service of a department; nothing is said of one that is ``inconnu`` but that it is.

    ``epci``: it serves that intercommunality, which the service of the department then leaves to it.
    """

    nature: ClassVar[str] = "service"

    departement: Departement
    """Le code du département."""
    service: Service
    """De quel service il s’agit."""
    etat: EtatService
    """`connu`, ou `inconnu` tant que personne n’a donné ses coordonnées."""
    epci: Siren | None = None
    """Le SIREN de l’EPCI, s’il a son propre service."""
    nom: Texte | None = None
    """Qui le tient."""
    adresse: Texte | None = None
    """L’adresse postale, en une ligne."""
    telephone: Telephone | None = None
    """Le numéro, `+33` à la place du premier 0, sans espace."""
    courriel: Courriel | None = None
    """L’adresse électronique."""
    page: AdresseWeb | None = None
    """Sa page."""
    statut: Statut | None = None
    """Ce que vaut le fait. Rien, s’il est inconnu."""
    source: Identifiant | None = None
    """La source. Rien, s’il est inconnu."""
    lu_le: datetime.date | None = None
    """Le jour où il a été vérifié. Rien, s’il est inconnu."""


SERVICES = Suite(
    "services_departementaux",
    "data/services_departementaux.yml",
    ServiceDepartemental,
    cle=None,
    noms=("departement", "service"),
    au_moins=35,
)


class Renvoi(Fiche, title="Qui connaît un service, et les pages qui mènent à lui"):
    """Who knows nationally of a service where that of the department is not known, and the pages that lead to it."""

    service: Service
    """De quel service il s’agit."""
    lien: Identifiant | None = None
    """Le site national qui sait, par son `id` de `data/liens.yml` ; ou un `contact`."""
    contact: Identifiant | None = None
    """Le numéro national qui sait, par son `id` de `data/contacts.yml`."""
    pages: Annotated[list[Texte], Liste] = []
    """Les guides, les lettres et les situations où l’on peut en avoir besoin, par leur adresse."""


RENVOIS = Repertoire("services", "data/services.yml", Renvoi, cle="service", au_moins=len(Service))

JEUX = (SERVICES, RENVOIS)
