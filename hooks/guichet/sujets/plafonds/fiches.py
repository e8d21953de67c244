"""Income ceilings, and the decision table that applies them."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Statut
from guichet.socle.jeux import Suite


class Financement(StrEnum):
    """What a social home was built with, from the lowest income ceiling to the highest."""

    PLAI = "PLAI"
    PLUS = "PLUS"
    PLS = "PLS"


Montant = Annotated[int, Field(gt=0)]


class Plafonds(Fiche, title="Les plafonds de ressources d’un financement, une année"):
    """Yearly income ceilings (euros) of one financing in one calendar year, in the zone « autres régions ».

    Ceilings change each 1 January (CCH, R. 441-1): those of a year say nothing of the next.
    """

    annee: Annotated[int, Field(ge=2015, le=2100)]
    """L’année civile."""
    financement: Financement
    """Le financement du logement."""
    categorie_1: Montant
    """Plafond d’une personne seule, en euros par an."""
    categorie_2: Montant
    """Plafond de la deuxième catégorie."""
    categorie_3: Montant
    """Plafond de la troisième catégorie."""
    categorie_4: Montant
    """Plafond de la quatrième catégorie."""
    categorie_5: Montant
    """Plafond de la cinquième catégorie."""
    categorie_6: Montant
    """Plafond de la sixième catégorie."""
    personne_supplementaire: Montant
    """Ce qu’ajoute chaque personne de plus."""
    # The page shows how each amount is known: one that is not sure is not shown.
    statut: Literal[Statut.OFFICIEL, Statut.TRANSCRIT, Statut.CALCULE]
    source: Identifiant

    @property
    def montants(self) -> tuple[int, ...]:
        """The ceilings of categories 1 to 6, then what each further person adds."""
        categories = (self.categorie_1, self.categorie_2, self.categorie_3, self.categorie_4, self.categorie_5)
        return (*categories, self.categorie_6, self.personne_supplementaire)

    @property
    def du(self) -> datetime.date:
        return datetime.date(self.annee, 1, 1)

    @property
    def au(self) -> datetime.date:
        return datetime.date(self.annee, 12, 31)


class SiMenage(Fiche):
    """Which households a line of the decision table suits; ``personnes`` is 6 for any larger household."""

    personnes: Annotated[int, Field(ge=1, le=6)]
    """Combien de personnes ; 6 vaut six ou plus."""
    seul: Literal[True] | None = None
    """`true` : une seule personne du foyer n’est pas à charge."""
    jeune_couple: Literal[True] | None = None
    """`true` : un couple sans personne à charge, jeune au sens de la règle."""
    handicap: Literal[True] | None = None
    """`true` : une carte mobilité inclusion « invalidité » dans le foyer."""


class LigneMenage(Fiche, title="Un ménage et sa catégorie"):
    """A line of the decision table: a kind of household and its category. ``delai`` names the fact it rests on."""

    id: Identifiant
    si: SiMenage
    """Les ménages auxquels la ligne convient."""
    categorie: Annotated[int, Field(ge=1, le=6)]
    """Leur catégorie, de 1 à 6."""
    delai: Identifiant | None = None
    """Le fait sur lequel elle s’appuie, par son `id` de `data/delais.yml`."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class SiRevenus(Fiche):
    """What is known of the income of the household."""

    reference: Literal["connu", "inconnu"] | None = None
    """Le revenu de l’année de référence est-il connu ?"""
    douze_mois: Literal["en_baisse", "connu", "inconnu"] | None = None
    """Et celui des douze derniers mois ?"""


class LigneRevenus(Fiche, title="Le revenu à retenir"):
    """A line of the decision table: which income is compared to the ceilings."""

    id: Identifiant
    si: SiRevenus
    """Ce que l’on sait des revenus."""
    retenir: Literal["reference", "douze_mois", "rien"]
    """Le revenu à comparer aux plafonds."""
    delai: Identifiant | None = None
    """Le fait sur lequel elle s’appuie, par son `id` de `data/delais.yml`."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class SiResultat(Fiche):
    """What the comparison gave; ``sous`` is the lowest ceiling that the income does not exceed."""

    annee: Literal["connue", "inconnue"] | None = None
    """Les plafonds de l’année sont-ils connus ?"""
    revenus: Literal["connus", "inconnus"] | None = None
    """Les revenus sont-ils connus ?"""
    sous: Financement | None = None
    """Le plafond le plus bas que les revenus ne dépassent pas."""


class LigneResultat(Fiche, title="Une réponse"):
    """A line of the decision table: an answer, whose words are in ``data/interface/plafonds.yml``."""

    id: Identifiant
    si: SiResultat
    """Ce que la comparaison a donné."""


PLAFONDS = Suite("plafonds", "data/plafonds.csv", Plafonds, cle=None, au_moins=15)
MENAGES = Suite("menages", "data/eligibilite.yml", LigneMenage, section="menages", au_moins=16)
REVENUS = Suite("revenus", "data/eligibilite.yml", LigneRevenus, section="revenus", au_moins=5)
RESULTATS = Suite("resultats", "data/eligibilite.yml", LigneResultat, section="resultats", au_moins=6)

JEUX = (PLAFONDS, MENAGES, REVENUS, RESULTATS)
