"""Whom to call in a department: known, or to be asked for."""

import datetime
from enum import StrEnum
from typing import ClassVar

from guichet.socle.champs import (
    AdresseLocale,
    Courriel,
    Departement,
    Fiche,
    Identifiant,
    Siren,
    Statut,
    Telephone,
    Texte,
)
from guichet.socle.jeux import Suite


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
    page: AdresseLocale | None = None
    """Sa page."""
    statut: Statut | None = None
    """Ce que vaut le fait. Rien, s’il est inconnu."""
    source: Identifiant | None = None
    """La source. Rien, s’il est inconnu."""
    lu_le: datetime.date | None = None
    """Le jour où vous l’avez vérifié. Rien, s’il est inconnu."""


SERVICES = Suite(
    "services_departementaux",
    "data/services_departementaux.yml",
    ServiceDepartemental,
    cle=None,
    noms=("departement", "service"),
    au_moins=35,
)

JEUX = (SERVICES,)
