"""« Am I entitled? »: the decision table applied to a household, as ``plafonds.js`` applies it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from guichet.sujets.plafonds.calcul import Table, conditions
from guichet.sujets.plafonds.fiches import Financement, LigneMenage, LigneResultat, LigneRevenus

# The last category: larger households add an amount for each further person.
CATEGORIES = 6


Ligne = TypeVar("Ligne", LigneMenage, LigneRevenus, LigneResultat)


@dataclass(frozen=True)
class Foyer:
    """Who will live there: ``personnes`` ≥ 1, of whom ``a_charge`` < ``personnes`` are dependants.

    ``jeune_couple`` says that it is a couple whose ages are under the limit; ``handicap`` that one of them holds the
    « CMI invalidité » card.
    """

    personnes: int
    a_charge: int = 0
    handicap: bool = False
    jeune_couple: bool = False


@dataclass(frozen=True)
class Revenus:
    """The income of the household, in cents: two years before (``reference``), and over the last twelve months."""

    reference: int | None = None
    douze_mois: int | None = None


@dataclass(frozen=True)
class Reponse:
    """The answer. ``menage``, ``revenu`` and ``resultat`` name the lines of the table that gave it.

    ``montant`` is the income compared (cents, None if unknown); ``plafonds`` the ceilings of the household (euros),
    empty if those of the year are not known.
    """

    menage: str
    categorie: int
    revenu: str
    montant: int | None
    plafonds: Mapping[Financement, int]
    resultat: str


def repondre(table: Table, foyer: Foyer, revenus: Revenus, annee: int) -> Reponse:
    """Return what the table answers for a request made in ``annee``."""
    menage = max(_convenables(table.menages, _situation(foyer)), key=lambda ligne: ligne.categorie)
    de_trop = max(foyer.personnes - CATEGORIES, 0)
    plafonds = {
        financement: montants[menage.categorie - 1] + de_trop * montants[CATEGORIES]
        for financement, montants in table.plafonds.get(annee, {}).items()
    }
    revenu = _premiere(table.revenus, _connaissance(revenus, table.baisse))
    montant = {"reference": revenus.reference, "douze_mois": revenus.douze_mois, "rien": None}[revenu.retenir]
    comparaison = {
        "annee": "connue" if plafonds else "inconnue",
        "revenus": "inconnus" if montant is None else "connus",
        "sous": None if montant is None else _plus_bas(plafonds, montant),
    }
    resultat = _premiere(table.resultats, comparaison)
    return Reponse(menage.id, menage.categorie, revenu.id, montant, plafonds, resultat.id)


def _situation(foyer: Foyer) -> dict[str, object]:
    return {
        "personnes": min(foyer.personnes, CATEGORIES),
        "seul": foyer.personnes - foyer.a_charge == 1,
        "jeune_couple": foyer.jeune_couple and foyer.a_charge == 0,
        "handicap": foyer.handicap,
    }


def _connaissance(revenus: Revenus, baisse: int) -> dict[str, object]:
    reference, recents = revenus.reference, revenus.douze_mois
    if recents is None:
        douze_mois = "inconnu"
    elif reference is not None and recents * 100 <= reference * (100 - baisse):
        douze_mois = "en_baisse"
    else:
        douze_mois = "connu"
    return {"reference": "inconnu" if reference is None else "connu", "douze_mois": douze_mois}


def _plus_bas(plafonds: Mapping[Financement, int], montant: int) -> Financement | None:
    """Return the financing with the lowest ceiling that ``montant`` (cents) does not exceed."""
    return next((f for f in Financement if f in plafonds and montant <= plafonds[f] * 100), None)


def _premiere(lignes: Iterable[Ligne], situation: Mapping[str, object]) -> Ligne:
    return next(iter(_convenables(lignes, situation)))


def _convenables(lignes: Iterable[Ligne], situation: Mapping[str, object]) -> list[Ligne]:
    return [ligne for ligne in lignes if conditions(ligne.si).items() <= situation.items()]
