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


class Plafonds(Fiche):
    """Yearly income ceilings (euros) of one financing in one calendar year, in the zone « autres régions ».

    Ceilings change each 1 January (CCH, R. 441-1): those of a year say nothing of the next.
    """

    annee: Annotated[int, Field(ge=2015, le=2100)]
    financement: Financement
    categorie_1: Montant
    categorie_2: Montant
    categorie_3: Montant
    categorie_4: Montant
    categorie_5: Montant
    categorie_6: Montant
    personne_supplementaire: Montant
    statut: Statut
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
    seul: Literal[True] | None = None
    jeune_couple: Literal[True] | None = None
    handicap: Literal[True] | None = None


class LigneMenage(Fiche):
    """A line of the decision table: a kind of household and its category. ``delai`` names the fact it rests on."""

    id: Identifiant
    si: SiMenage
    categorie: Annotated[int, Field(ge=1, le=6)]
    delai: Identifiant | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class SiRevenus(Fiche):
    """What is known of the income of the household."""

    reference: Literal["connu", "inconnu"] | None = None
    douze_mois: Literal["en_baisse", "connu", "inconnu"] | None = None


class LigneRevenus(Fiche):
    """A line of the decision table: which income is compared to the ceilings."""

    id: Identifiant
    si: SiRevenus
    retenir: Literal["reference", "douze_mois", "rien"]
    delai: Identifiant | None = None
    statut: Statut
    source: Identifiant
    lu_le: datetime.date


class SiResultat(Fiche):
    """What the comparison gave; ``sous`` is the lowest ceiling that the income does not exceed."""

    annee: Literal["connue", "inconnue"] | None = None
    revenus: Literal["connus", "inconnus"] | None = None
    sous: Financement | None = None


class LigneResultat(Fiche):
    """A line of the decision table: an answer, whose words are in ``data/interface/plafonds.yml``."""

    id: Identifiant
    si: SiResultat


PLAFONDS = Suite("plafonds", "data/plafonds.csv", Plafonds, cle=None)
MENAGES = Suite("menages", "data/eligibilite.yml", LigneMenage, section="menages")
REVENUS = Suite("revenus", "data/eligibilite.yml", LigneRevenus, section="revenus")
RESULTATS = Suite("resultats", "data/eligibilite.yml", LigneResultat, section="resultats")

JEUX = (PLAFONDS, MENAGES, REVENUS, RESULTATS)
