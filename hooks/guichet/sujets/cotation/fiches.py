"""Scoring grids: what gives points to a request, and what every grid must or may not count."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from guichet.socle.champs import Expression, Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Seule, Suite

Demande = Literal["premiere", "mutation"]


class EffetRefus(Fiche):
    """What refusing a suitable home does to the score, from the refusal number ``a_partir_de`` (CCH, R. 441-2-10, 11°).

    ``retrait`` takes ``points`` away for each refusal, ``anciennete`` all points given by the month.
    """

    effet: Literal["retrait", "anciennete", "aucun"]
    points: Annotated[int, Field(gt=0)] | None = None
    a_partir_de: Annotated[int, Field(ge=1)] = 1
    cas: Texte

    @model_validator(mode="after")
    def _points_du_retrait(self) -> Self:
        if (self.points is not None) != (self.effet == "retrait"):
            raise ValueError("l'effet « retrait », et lui seul, dit combien de points il retire")
        return self


class GroupeCotation(Fiche):
    """Criteria that are looked at together: their points add up, or only the highest counts."""

    id: Identifiant
    nom: Texte
    cumul: Literal["somme", "plus_haut"]


class CritereCotation(Fiche):
    """What gives points; ``publics`` are the priorities of the law that it carries out.

    With ``par_mois``, points are for each month, ``maximum`` at most.
    """

    id: Identifiant
    groupe: Identifiant
    nom: Texte
    points: Annotated[int, Field(gt=0)]
    par_mois: bool = False
    maximum: Annotated[int, Field(gt=0)] | None = None
    preuve: Literal["automatique", "justificatif"]
    demandes: Annotated[list[Demande], Field(min_length=1)]
    publics: list[Identifiant] = []
    textes: list[Texte] = []

    @model_validator(mode="after")
    def _maximum_par_mois(self) -> Self:
        if self.maximum is not None and (not self.par_mois or self.maximum < self.points):
            raise ValueError("un maximum va avec des points par mois, et vaut au moins ceux d'un mois")
        return self


class ExempleCotation(Fiche):
    """An invented household: ``valeurs`` by criterion, 1 for yes or a number of months."""

    nom: Texte
    demande: Demande
    valeurs: dict[Identifiant, Annotated[int, Field(ge=0)]]
    refus: Annotated[int, Field(ge=0)] = 0


class GrilleCotation(Fiche):
    """A scoring grid. A real one says where it comes from (``origine``: its deliberation); else it is ``fictive``."""

    nom: Texte
    territoire: Texte
    fictive: bool
    origine: Texte | None = None
    refus: EffetRefus
    groupes: Annotated[list[GroupeCotation], Field(min_length=1)]
    criteres: Annotated[list[CritereCotation], Field(min_length=1)]
    exemples: list[ExempleCotation] = []

    @model_validator(mode="after")
    def _origine_ou_fiction(self) -> Self:
        if self.fictive == (self.origine is not None):
            raise ValueError("une grille est fictive, ou dit son origine : la délibération et sa date")
        return self


class MotsDuPublic(Fiche):
    """Words by which a page names a priority, in each language."""

    fr: Expression
    en: Expression
    ar: Expression


class PublicPrioritaire(Fiche):
    """A priority that the law names (CCH, L. 441-1): every grid carries it out, every list of them has its words ``dit``."""

    id: Identifiant
    nom: Texte
    dit: MotsDuPublic
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class MotifInterdit(Fiche):
    """A ground of discrimination; ``mots`` are beginnings of words, without accents or capitals.

    With ``sauf_texte``, a criterion may look at it if a text makes it a priority.
    """

    id: Identifiant
    nom: Texte
    mots: Annotated[list[Texte], Field(min_length=1)]
    sauf_texte: bool
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


REGLES_DE_COTATION = "data/cotation_regles.yml"
COTATION = Seule("cotation", "data/cotation_exemple.yml", GrilleCotation)
PUBLICS_PRIORITAIRES = Suite("publics_prioritaires", REGLES_DE_COTATION, PublicPrioritaire, section="publics")
MOTIFS_INTERDITS = Suite("motifs_interdits", REGLES_DE_COTATION, MotifInterdit, section="motifs")

JEUX = (COTATION, PUBLICS_PRIORITAIRES, MOTIFS_INTERDITS)
