"""Communes, intercommunalities and their figures."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from guichet.socle.champs import (
    Booleen,
    CodePostal,
    Departement,
    Facultatif,
    Fiche,
    Identifiant,
    Insee,
    Latitude,
    Liste,
    Longitude,
    Siren,
    Statut,
    Texte,
)


class DepartementNomme(Fiche):
    """A department met in the data, with its name."""

    code: Departement
    nom: Texte
    source: Identifiant


class Commune(Fiche):
    """A commune in force; ``lon`` and ``lat`` are its centre, in degrees (WGS 84)."""

    insee: Insee
    nom: Texte
    departement: Departement
    codes_postaux: Annotated[list[CodePostal], Liste, Field(min_length=1)]
    epci: Siren
    siren: Siren
    population: Annotated[int, Field(ge=0)]
    lon: Longitude
    lat: Latitude
    source: Identifiant


class AncienneCommune(Fiche):
    """A delegated or associated commune: people still type its name."""

    insee: Insee
    nom: Texte
    nature: Literal["deleguee", "associee"]
    commune: Insee
    source: Identifiant


class Motif(StrEnum):
    """Legal ground on which an EPCI is in the reform (CCH, L. 441-1 and L. 441-1-5)."""

    PLH = "plh"
    HABITAT_QPV = "habitat_qpv"


class Epci(Fiche):
    """An intercommunality with at least one commune in the region; populations are INSEE legal counts."""

    siren: Siren
    slug: Identifiant
    nom: Texte
    nature: Literal["CC", "CA", "CU", "METRO"]
    departements: Annotated[list[Departement], Liste, Field(min_length=1)]
    siege_dans_la_region: Booleen
    communes_au_total: Annotated[int, Field(gt=0)]
    population_municipale: Annotated[int, Field(ge=0)]
    population_totale: Annotated[int, Field(ge=0)]
    motif: Annotated[Motif | None, Facultatif] = None
    source: Identifiant


class AdressePubliee(Fiche):
    """The address under which the page of an EPCI was published; it never changes."""

    siren: Siren
    slug: Identifiant


class EpciConcerne(Fiche):
    """An EPCI of the official list of the reform, with its ground."""

    siren: Siren
    nom: Texte
    motif: Motif
    source: Identifiant


class Quartiles(Fiche):
    """Annual income per consumption unit (euros) that bounds each quartile of applicants of an EPCI."""

    epci: Siren
    annee: Annotated[int, Field(ge=2015, le=2100)]
    q1: Annotated[int, Field(gt=0)]
    q2: Annotated[int, Field(gt=0)]
    q3: Annotated[int, Field(gt=0)]
    source: Identifiant


class UniteConsommation(Fiche):
    """What a person of a household counts for, in tenths of a consumption unit."""

    id: Literal["premiere-personne", "autre-personne", "enfant"]
    dixiemes: Annotated[int, Field(gt=0)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Attributions(Fiche):
    """Allocations followed by a signed lease in one year; ``part_qpv`` is a percentage."""

    epci: Siren
    annee: Annotated[int, Field(ge=2015, le=2100)]
    total: Annotated[int, Field(ge=0)]
    menages_prioritaires: Annotated[int, Field(ge=0)]
    dalo: Annotated[int, Field(ge=0)]
    premier_quartile: Annotated[int, Field(ge=0)]
    part_qpv: Annotated[Annotated[int, Field(ge=0, le=100)] | None, Facultatif] = None
    statut: Statut
    source: Identifiant


class CadreCarte(Fiche):
    """Size of the map of the region, in the units of the traces of ``carte.csv``."""

    largeur: Annotated[int, Field(gt=0)]
    hauteur: Annotated[int, Field(gt=0)]


class Contour(Fiche):
    """Outline of a commune: rings separated by ``;``, points by spaces, each ``lon,lat`` in degrees."""

    insee: Insee
    contour: Texte


class TraceEpci(Fiche):
    """Outline of an EPCI on the map of the region, as an SVG path in the units of ``carte_cadre.yml``."""

    siren: Siren
    trace: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvZz0-9 ,.-]+$")]
    x: float
    y: float
