"""Scoring grids: what gives points to a request, and what every grid must or may not count."""

import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from guichet.socle.champs import Expression, Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Seule, Suite

Demande = Literal["premiere", "mutation"]
# More in one go is a slip of the keyboard: no criterion could weigh against it.
Points = Annotated[int, Field(gt=0, le=1000)]


class EffetRefus(Fiche):
    """What refusing a suitable home does to the score, from the refusal number ``a_partir_de`` (CCH, R. 441-2-10, 11°).

    ``retrait`` takes ``points`` away for each refusal, ``anciennete`` all points given by the month.
    """

    effet: Literal["retrait", "anciennete", "aucun"]
    """Ce que fait un refus : retirer des points, ne plus compter l’ancienneté, ou rien."""
    points: Points | None = None
    """Combien de points sont retirés, avec l’effet `retrait` seulement."""
    a_partir_de: Annotated[int, Field(ge=1)] = 1
    """À partir de quel refus : 1 pour le premier."""
    cas: Texte
    """Quels refus comptent, en une phrase."""

    @model_validator(mode="after")
    def _points_du_retrait(self) -> Self:
        if (self.points is not None) != (self.effet == "retrait"):
            raise ValueError("l'effet « retrait », et lui seul, dit combien de points il retire")
        return self


class GroupeCotation(Fiche):
    """Criteria that are looked at together: their points add up, or only the highest counts."""

    id: Identifiant
    nom: Texte
    """Le titre du groupe."""
    cumul: Literal["somme", "plus_haut"]
    """`somme` : les points s’ajoutent ; `plus_haut` : seul le plus haut compte."""


class CritereCotation(Fiche):
    """What gives points; ``publics`` are the priorities of the law that it carries out.

    With ``par_mois``, points are for each month, ``maximum`` at most.
    """

    id: Identifiant
    groupe: Identifiant
    """Le groupe du critère, par son `id`."""
    nom: Texte
    """Ce qui donne des points."""
    points: Points
    """Combien de points."""
    par_mois: bool = False
    """`true` : les points sont donnés pour chaque mois."""
    maximum: Points | None = None
    """Le plus grand nombre de points, s’ils sont donnés par mois."""
    preuve: Literal["automatique", "justificatif"]
    """`automatique` : l’ordinateur le sait ; `justificatif` : il faut un papier."""
    demandes: Annotated[list[Demande], Field(min_length=1)]
    """Les demandes que le critère note."""
    publics: list[Identifiant] = []
    """Les priorités de la loi qu’il met en œuvre, par leur `id` dans `data/cotation_regles.yml`."""
    textes: list[Texte] = []

    @model_validator(mode="after")
    def _maximum_par_mois(self) -> Self:
        if self.maximum is not None and (not self.par_mois or self.maximum < self.points):
            raise ValueError("un maximum va avec des points par mois, et vaut au moins ceux d'un mois")
        return self


class ExempleCotation(Fiche):
    """An invented household: ``valeurs`` by criterion, 1 for yes or a number of months."""

    nom: Texte
    """Le ménage inventé."""
    demande: Demande
    """Sa demande : première, ou mutation."""
    valeurs: dict[Identifiant, Annotated[int, Field(ge=0)]]
    """Pour chaque critère rempli : 1, ou un nombre de mois."""
    refus: Annotated[int, Field(ge=0)] = 0
    """Combien de logements il a refusés."""


class GrilleCotation(Fiche, title="Une grille de points"):
    """A scoring grid. A real one says where it comes from (``origine``: its deliberation); else it is ``fictive``."""

    nom: Texte
    """Le nom de la grille."""
    territoire: Texte
    """Où elle s’applique."""
    fictive: bool
    """`true` : la grille est inventée, et le site le dit."""
    origine: Texte | None = None
    """La délibération et sa date, pour une vraie grille seulement."""
    refus: EffetRefus
    """Ce que fait un refus."""
    groupes: Annotated[list[GroupeCotation], Field(min_length=1)]
    """Les groupes de critères."""
    criteres: Annotated[list[CritereCotation], Field(min_length=1)]
    """Les critères."""
    exemples: list[ExempleCotation] = []
    """Des ménages inventés, pour essayer la grille."""

    @model_validator(mode="after")
    def _origine_ou_fiction(self) -> Self:
        if self.fictive == (self.origine is not None):
            raise ValueError("une grille est fictive, ou dit son origine : la délibération et sa date")
        return self


class MotsDuPublic(Fiche, title="Les mots qui nomment une priorité"):
    """Words by which a page names a priority, in each language."""

    fr: Expression
    """En français."""
    en: Expression
    """En anglais."""
    ar: Expression
    """En arabe."""


class PublicPrioritaire(Fiche, title="Une priorité de la loi"):
    """A priority that the law names (CCH, L. 441-1): every grid carries it out, every list of them has its words ``dit``."""

    id: Identifiant
    nom: Texte
    """Le public, dans les mots du site."""
    dit: MotsDuPublic
    """Les mots (une expression régulière) par lesquels les pages qui donnent la liste le nomment, dans chaque langue."""
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class MotifInterdit(Fiche, title="Un motif de discrimination"):
    """A ground of discrimination; ``mots`` are beginnings of words, without accents or capitals.

    With ``sauf_texte``, a criterion may look at it if a text makes it a priority.
    """

    id: Identifiant
    nom: Texte
    """Le motif de discrimination."""
    mots: Annotated[list[Texte], Field(min_length=1)]
    """Des débuts de mots, sans accent ni majuscule, qui font soupçonner ce motif."""
    sauf_texte: bool
    """`true` : un critère peut le regarder si un texte en fait une priorité."""
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


REGLES_DE_COTATION = "data/cotation_regles.yml"
COTATION = Seule("cotation", "data/cotation_exemple.yml", GrilleCotation)
PUBLICS_PRIORITAIRES = Suite(
    "publics_prioritaires", REGLES_DE_COTATION, PublicPrioritaire, section="publics", communs=("dit",), au_moins=15
)
MOTIFS_INTERDITS = Suite("motifs_interdits", REGLES_DE_COTATION, MotifInterdit, section="motifs", au_moins=8)

JEUX = (COTATION, PUBLICS_PRIORITAIRES, MOTIFS_INTERDITS)
