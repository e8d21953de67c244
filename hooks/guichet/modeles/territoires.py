"""Communes, intercommunalities and their figures."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from guichet.modeles.base import (
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


class DepartementNomme(Fiche, title="Un département"):
    """A department met in the data, with its name."""

    code: Departement
    """Le code du département."""
    nom: Texte
    """Son nom."""
    source: Identifiant


class Commune(Fiche, title="Une commune"):
    """A commune in force; ``lon`` and ``lat`` are its centre, in degrees (WGS 84)."""

    insee: Insee
    """Le code INSEE."""
    nom: Texte
    """Le nom officiel."""
    departement: Departement
    """Le code du département."""
    codes_postaux: Annotated[list[CodePostal], Liste, Field(min_length=1)]
    """Les codes postaux, séparés par des espaces."""
    epci: Siren
    """Le SIREN de l’EPCI."""
    siren: Siren
    """Le SIREN de la commune."""
    population: Annotated[int, Field(ge=0)]
    """La population municipale."""
    lon: Longitude
    """La longitude du centre."""
    lat: Latitude
    """La latitude du centre."""
    source: Identifiant


class AncienneCommune(Fiche, title="Une commune déléguée ou associée"):
    """A delegated or associated commune: people still type its name."""

    insee: Insee
    """Son code INSEE."""
    nom: Texte
    """Son nom, que des gens tapent encore."""
    nature: Literal["deleguee", "associee"]
    """Commune déléguée ou associée."""
    commune: Insee
    """Le code INSEE de la commune d’aujourd’hui."""
    source: Identifiant


class Motif(StrEnum):
    """Legal ground on which an EPCI is in the reform (CCH, L. 441-1 and L. 441-1-5)."""

    PLH = "plh"
    HABITAT_QPV = "habitat_qpv"


class Epci(Fiche, title="Une intercommunalité"):
    """An intercommunality with at least one commune in the region; populations are INSEE legal counts."""

    siren: Siren
    """Le SIREN."""
    slug: Identifiant
    """Le nom de sa page : il ne change jamais."""
    nom: Texte
    """Le nom officiel."""
    nature: Literal["CC", "CA", "CU", "METRO"]
    """Communauté de communes, d’agglomération, urbaine, ou métropole."""
    departements: Annotated[list[Departement], Liste, Field(min_length=1)]
    """Les départements qu’il couvre."""
    siege_dans_la_region: Booleen
    """`oui` si son siège est dans la région."""
    communes_au_total: Annotated[int, Field(gt=0)]
    """Le nombre de ses communes, région ou non."""
    population_municipale: Annotated[int, Field(ge=0)]
    """La population municipale."""
    population_totale: Annotated[int, Field(ge=0)]
    """La population totale."""
    motif: Annotated[Motif | None, Facultatif] = None
    """Pourquoi il est dans la réforme ; vide s’il n’y est pas."""
    source: Identifiant


class AdressePubliee(Fiche, title="L’adresse de la page d’une intercommunalité, pour toujours"):
    """The address under which the page of an EPCI was published; it never changes."""

    siren: Siren
    """Le SIREN de l’EPCI."""
    slug: Identifiant
    """Le nom de sa page, publié une fois pour toutes."""


class EpciConcerne(Fiche, title="Une intercommunalité de la réforme"):
    """An EPCI of the official list of the reform, with its ground."""

    siren: Siren
    """Le SIREN de l’EPCI."""
    nom: Texte
    """Son nom."""
    motif: Motif
    """Pourquoi : tenue à un programme local de l’habitat (`plh`), ou compétente en habitat avec un quartier prioritaire."""
    source: Identifiant


class Quartiles(Fiche, title="Les seuils de ressources d’une intercommunalité, une année"):
    """Annual income per consumption unit (euros) that bounds each quartile of applicants of an EPCI."""

    epci: Siren
    """Le SIREN de l’EPCI."""
    annee: Annotated[int, Field(ge=2015, le=2100)]
    """L’année de l’arrêté."""
    q1: Annotated[int, Field(gt=0)]
    """Le seuil du premier quartile, en euros par an et par unité de consommation."""
    q2: Annotated[int, Field(gt=0)]
    """Le seuil du deuxième."""
    q3: Annotated[int, Field(gt=0)]
    """Le seuil du troisième."""
    source: Identifiant


class UniteConsommation(Fiche, title="Ce que compte une personne"):
    """What a person of a household counts for, in tenths of a consumption unit."""

    id: Literal["premiere-personne", "autre-personne", "enfant"]
    dixiemes: Annotated[int, Field(gt=0)]
    """Ce que compte la personne, en dixièmes : 5 vaut une demi-unité."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class Attributions(Fiche, title="Les attributions d’une intercommunalité, une année"):
    """Allocations followed by a signed lease in one year; ``part_qpv`` is a percentage."""

    epci: Siren
    """Le SIREN de l’EPCI."""
    annee: Annotated[int, Field(ge=2015, le=2100)]
    """L’année."""
    total: Annotated[int, Field(ge=0)]
    """Toutes les attributions suivies d’un bail signé."""
    menages_prioritaires: Annotated[int, Field(ge=0)]
    """Celles à un ménage prioritaire."""
    dalo: Annotated[int, Field(ge=0)]
    """Celles à un ménage reconnu Dalo."""
    premier_quartile: Annotated[int, Field(ge=0)]
    """Celles à un ménage du premier quartile."""
    part_qpv: Annotated[Annotated[int, Field(ge=0, le=100)] | None, Facultatif] = None
    """La part dans un quartier prioritaire, en pourcentage."""
    statut: Statut
    source: Identifiant


class CadreCarte(Fiche, title="La taille de la carte"):
    """Size of the map of the region, in the units of the traces of ``carte.csv``."""

    largeur: Annotated[int, Field(gt=0)]
    """La largeur du dessin de la région."""
    hauteur: Annotated[int, Field(gt=0)]
    """Sa hauteur."""


class Contour(Fiche, title="Le contour d’une commune"):
    """Outline of a commune: rings separated by ``;``, points by spaces, each ``lon,lat`` in degrees."""

    insee: Insee
    """Le code INSEE."""
    contour: Texte
    """Le contour de la commune, en degrés."""


class TraceEpci(Fiche, title="Le dessin d’une intercommunalité sur la carte"):
    """Outline of an EPCI on the map of the region, as an SVG path in the units of ``carte_cadre.yml``."""

    siren: Siren
    """Le SIREN de l’EPCI."""
    trace: Annotated[str, StringConstraints(pattern=r"^[MmLlHhVvZz0-9 ,.-]+$")]
    """Son contour sur la carte."""
    x: float
    """Où écrire son nom, de gauche à droite."""
    y: float
    """Où écrire son nom, de haut en bas."""
