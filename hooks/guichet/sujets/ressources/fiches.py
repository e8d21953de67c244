"""Resources: what the site makes, by its address; what others publish, by theirs or by how to ask for it."""

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import AdresseWeb, Fiche, Identifiant, Langue, Texte
from guichet.socle.jeux import Suite
from guichet.sujets.adresses.fiches import AdresseDeFichier


class Genre(StrEnum):
    """What a resource is, in the order in which the page lists them."""

    DOSSIER = "dossier"
    MODELE = "modele"
    OUTIL = "outil"
    MEMO = "memo"
    CHIFFRES = "chiffres"
    FLUX = "flux"
    DONNEES = "donnees"


class Lecteur(StrEnum):
    """Whom a resource is for."""

    DEMANDEURS = "demandeurs"
    ELUS = "elus"
    PROFESSIONNELS = "professionnels"


class Ressource(Fiche, title="Une ressource à emporter, ou un document à lire"):
    """Something to take away: ``page`` when the site makes it; else its publisher, and ``adresse`` or how to get it."""

    id: Identifiant
    titre: Texte
    """Son titre, tel qu’il est écrit sur le document."""
    genre: Genre
    """Ce que c’est."""
    lecteurs: Annotated[list[Lecteur], Field(min_length=1)]
    """À qui elle sert."""
    pourquoi: Texte
    """Ce qu’on y trouve, en une phrase ou deux."""
    langues: Annotated[list[Langue], Field(min_length=1)]
    """Les langues où elle existe."""
    page: AdresseDeFichier | None = None
    """L’adresse de la page ou du fichier, quand ce site la fait : `/ppgdid/modeles/`."""
    formats: list[Texte] = []
    """Les formats d’un fichier : `ODT`, `CSV`."""
    editeur: Texte | None = None
    """Qui la publie, quand ce n’est pas ce site."""
    annee: Annotated[int, Field(ge=1990, le=2100)] | None = None
    """L’année du document d’un autre éditeur."""
    adresse: AdresseWeb | None = None
    """Son adresse, quand un autre la publie."""
    acces: Texte | None = None
    """Comment l’obtenir, quand son adresse n’est pas connue."""
    source: Identifiant | None = None
    """La source qui en parle, quand ce n’est pas ce site qui la fait."""
    ajoutee_le: datetime.date
    """Le jour où elle entre dans la liste : le fil d’actualité l’annonce."""


RESSOURCES = Suite(
    "ressources", "data/ressources.yml", Ressource, uniques=("titre",), communs=("editeur",), au_moins=25
)

JEUX = (RESSOURCES,)
PHRASES = {"ressources.genre_": (Ressource, "genre"), "ressources.lecteur_": (Ressource, "lecteurs")}
