"""Communes, intercommunalities and their figures."""

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
    Texte,
)
from guichet.socle.jeux import Repertoire, Seule, Suite


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


DEPARTEMENTS = Repertoire("departements", "data/departements.csv", DepartementNomme, cle="code")
COMMUNES = Repertoire("communes", "data/communes.csv", Commune, cle="insee")
ANCIENNES = Suite("anciennes", "data/communes_anciennes.csv", AncienneCommune, cle=None)
EPCI = Repertoire("epci", "data/epci.csv", Epci, cle="siren")
ADRESSES = Repertoire("adresses", "data/adresses_publiees.csv", AdressePubliee, cle="siren")
REFORME = Repertoire("reforme", "data/reforme.yml", EpciConcerne, cle="siren")
CONTOURS = Repertoire("contours", "data/contours.csv", Contour, cle="insee")
TRACES = Repertoire("traces", "data/carte.csv", TraceEpci, cle="siren")
CADRE = Seule("cadre", "data/carte_cadre.yml", CadreCarte)

JEUX = (DEPARTEMENTS, COMMUNES, ANCIENNES, EPCI, ADRESSES, REFORME, CONTOURS, TRACES, CADRE)
