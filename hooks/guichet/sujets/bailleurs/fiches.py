"""Landlords that let social homes."""

import datetime
from typing import Annotated, Literal

from guichet.socle.champs import (
    CodePostal,
    Facultatif,
    Fiche,
    Identifiant,
    Insee,
    Liste,
    Siren,
    SiteLocal,
    Telephone,
    Texte,
)
from guichet.socle.jeux import TOUT, Repertoire


class Agence(Fiche):
    """An agency of a landlord."""

    nom: Texte
    """Le nom de l’agence."""
    commune: Insee
    """Le code INSEE de sa commune."""
    adresse: Annotated[Texte | None, Facultatif] = None
    """Le numéro et la rue."""
    code_postal: Annotated[CodePostal | None, Facultatif] = None
    """Le code postal."""
    telephone: Annotated[Telephone | None, Facultatif] = None
    """Le numéro, `+33` à la place du premier 0, sans espace."""


class Bailleur(Fiche, title="Un bailleur social"):
    """A social landlord, with its agencies and the communes where it has homes, as far as they are known."""

    siren: Siren
    """Son SIREN."""
    nom: Texte
    """Son nom."""
    nature: Literal["oph", "esh", "sem", "cooperative", "autre"]
    """Office public, entreprise sociale pour l’habitat, société d’économie mixte, coopérative, ou autre."""
    telephone: Annotated[Telephone | None, Facultatif] = None
    """Le numéro, `+33` à la place du premier 0, sans espace."""
    site: Annotated[SiteLocal | None, Facultatif] = None
    """Son site."""
    agences: list[Agence] = []
    """Ses agences."""
    communes: Annotated[list[Insee], Liste] = []
    """Les communes où il a des logements, par leur code INSEE."""
    source: Identifiant
    lu_le: datetime.date


BAILLEURS = Repertoire(
    "bailleurs", "data/bailleurs.yml", Bailleur, cle="siren", uniques=("nom",), communs=TOUT, au_moins=0
)

JEUX = (BAILLEURS,)
