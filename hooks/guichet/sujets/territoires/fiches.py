"""Communes, intercommunalities and their figures."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from guichet.socle.champs import (
    Booleen,
    CodePostal,
    Departement,
    Ecriture,
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
from guichet.sujets.territoires.traces import TRACE

_POINT = r"-?\d{1,3}(\.\d+)?,-?\d{1,2}(\.\d+)?"
_ANNEAU = rf"{_POINT}( {_POINT}){{2,}}"
CONTOUR = rf"^{_ANNEAU}(;{_ANNEAU})*$"


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
    """La population municipale de toutes ses communes, région ou non."""
    population_totale: Annotated[int, Field(ge=0)]
    """Leur population totale."""
    motif: Annotated[Motif | None, Facultatif] = None
    """Pourquoi il est dans la réforme ; vide s’il n’y est pas."""
    source: Identifiant

    @property
    def concerne(self) -> bool:
        """Whether it is one of those that the reform binds."""
        return self.motif is not None


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
    contour: Annotated[Texte, StringConstraints(pattern=CONTOUR), Ecriture.DESSIN]
    """Le contour de la commune, en degrés."""


class TraceEpci(Fiche, title="Le dessin d’une intercommunalité sur la carte"):
    """Outline of an EPCI on the map of the region, as an SVG path in the units of ``carte_cadre.yml``."""

    siren: Siren
    """Le SIREN de l’EPCI."""
    trace: Annotated[str, StringConstraints(pattern=TRACE), Ecriture.DESSIN]
    """Son contour sur la carte."""
    x: float
    """Où écrire son nom, de gauche à droite."""
    y: float
    """Où écrire son nom, de haut en bas."""


DEPARTEMENTS = Repertoire(
    "departements", "data/departements.csv", DepartementNomme, cle="code", uniques=("nom",), au_moins=6
)
COMMUNES = Repertoire("communes", "data/communes.csv", Commune, cle="insee", au_moins=3700)
ANCIENNES = Suite("anciennes", "data/communes_anciennes.csv", AncienneCommune, cle=None, au_moins=80)
EPCI = Repertoire("epci", "data/epci.csv", Epci, cle="siren", au_moins=90)
ADRESSES = Repertoire("adresses", "data/adresses_publiees.csv", AdressePubliee, cle="siren", au_moins=90)
REFORME = Repertoire("reforme", "data/reforme.yml", EpciConcerne, cle="siren", au_moins=35)
CONTOURS = Repertoire("contours", "data/contours.csv", Contour, cle="insee", au_moins=3700)
TRACES = Repertoire("traces", "data/carte.csv", TraceEpci, cle="siren", au_moins=90)
CADRE = Seule("cadre", "data/carte_cadre.yml", CadreCarte)

JEUX = (DEPARTEMENTS, COMMUNES, ANCIENNES, EPCI, ADRESSES, REFORME, CONTOURS, TRACES, CADRE)
