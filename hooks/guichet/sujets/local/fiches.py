"""What is decided or measured in one territory: the grid that scores requests, how long one waits."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Departement, Fiche, Identifiant, Siren, Statut, Texte
from guichet.socle.jeux import TOUT, Suite


class Demandes(StrEnum):
    """Which requests a criterion scores."""

    TOUTES = "toutes"
    PREMIERE = "premiere"
    MUTATION = "mutation"


class Compte(StrEnum):
    """What the points of a criterion are given for: the situation, or each month or year of seniority."""

    SITUATION = "situation"
    MOIS = "mois"
    AN = "an"


class CritereLocal(Fiche, title="Un critère de la grille de points d’une intercommunalité"):
    """A criterion of the grid by which an EPCI scores requests (CCH, L. 441-2-8).

    ``cumul``: do its points add to those of its category, or does the highest alone count? ``justificatif``: is a proof
    asked for? Both are None where the grid does not say. ``depuis`` is the day from which the grid applies.
    """

    epci: Siren
    """Le SIREN de l’EPCI."""
    demandes: Demandes
    """Les demandes que le critère note."""
    categorie: Texte | None = None
    """La partie de la grille."""
    critere: Texte
    """Ce qui donne des points."""
    points: Annotated[int, Field(ge=-10_000, le=10_000)]
    """Combien de points ; moins de 0 pour en retirer."""
    compte: Compte = Compte.SITUATION
    """Une fois pour la situation, ou pour chaque mois ou an d’ancienneté."""
    cumul: bool | None = None
    """`false` : dans la catégorie, seul le plus élevé compte. Rien : la grille ne le dit pas."""
    justificatif: bool | None = None
    """`true` s’il faut un papier. Rien : la grille ne le dit pas."""
    depuis: datetime.date | None = None
    """Le jour où la grille s’applique."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class NatureDelai(StrEnum):
    """The delays that a territory sets or measures.

    ``anormalement_long``: set by the prefect, after it one may go to the mediation committee (CCH, L. 441-1-4, L. 441-2-3).
    ``reception``: set by the plan of the EPCI, within it a desk receives who asks for it (CCH, L. 441-2-8).
    """

    ATTENTE_MEDIANE = "attente_mediane"
    ATTENTE_MOYENNE = "attente_moyenne"
    ANORMALEMENT_LONG = "anormalement_long"
    RECEPTION = "reception"


MESURES = frozenset((NatureDelai.ATTENTE_MEDIANE, NatureDelai.ATTENTE_MOYENNE))


class DelaiLocal(Fiche, title="Un délai d’un territoire"):
    """A delay of an EPCI or of a department (one of them): ``valeur`` in ``unite``, measured or set in ``annee``.

    ``precision`` says, in French, to whom it applies where it is not everyone: « logements T4 et plus ».
    """

    nature: NatureDelai
    """Ce que mesure ou fixe le délai."""
    epci: Siren | None = None
    """Le SIREN de l’EPCI, ou bien `departement`."""
    departement: Departement | None = None
    """Le code du département, ou bien `epci`."""
    annee: Annotated[int, Field(ge=2000, le=2100)] | None = None
    """L’année de la mesure."""
    precision: Texte | None = None
    """À qui il s’applique, si ce n’est pas à tous."""
    valeur: Annotated[float, Field(gt=0, le=1000)]
    """Le nombre."""
    unite: Literal["jour", "semaine", "mois", "an"]
    """Ce que le nombre compte."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class NatureChiffre(StrEnum):
    """What a territory counts in a year; how tight it is follows: requests for one allocation."""

    DEMANDES = "demandes"
    ATTRIBUTIONS = "attributions"


class ChiffreLocal(Fiche, title="Un chiffre de l’année d’un territoire"):
    """What an EPCI counted in ``annee``; ``d_apres`` says in French where it found it."""

    epci: Siren
    """Le SIREN de l’EPCI."""
    nature: NatureChiffre
    """Ce qui est compté : les demandes en attente, ou les logements attribués dans l’année."""
    annee: Annotated[int, Field(ge=2000, le=2100)]
    """L’année comptée."""
    valeur: Annotated[int, Field(ge=0, le=1_000_000)]
    """Le nombre."""
    d_apres: Texte
    """D’où vient le nombre : « SNE, extraction du 12 mars 2026 »."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


COTATIONS = Suite(
    "cotations", "data/cotations.yml", CritereLocal, cle=None, noms=("epci", "critere"), communs=TOUT, au_moins=0
)
DELAIS_LOCAUX = Suite(
    "delais_locaux", "data/delais_locaux.yml", DelaiLocal, cle=None, noms=("nature", "annee"), communs=TOUT, au_moins=0
)

CHIFFRES_LOCAUX = Suite(
    "chiffres_locaux",
    "data/chiffres_locaux.yml",
    ChiffreLocal,
    cle=None,
    noms=("epci", "nature", "annee"),
    communs=TOUT,
    au_moins=0,
)

JEUX = (COTATIONS, DELAIS_LOCAUX, CHIFFRES_LOCAUX)
