"""Allocations added up over a territory."""

from collections.abc import Collection
from dataclasses import dataclass

from guichet.socle.donnees import Donnees, une_fois
from guichet.sujets.chiffres.fiches import ATTRIBUTIONS, Attributions
from guichet.sujets.editeur.fiches import EDITEUR


@dataclass(frozen=True)
class Reperes:
    """Sum of the allocations of the ``epci`` published lines of a territory; of none, nothing is known."""

    nom: str
    epci: int
    total: int
    menages_prioritaires: int
    dalo: int
    premier_quartile: int


@une_fois
def de_la_region(donnees: Donnees) -> Reperes:
    """Add the last year of every EPCI published."""
    annee = max((fiche.annee for fiche in donnees[ATTRIBUTIONS]), default=0)
    return additionner(donnees[EDITEUR].region, [fiche for fiche in donnees[ATTRIBUTIONS] if fiche.annee == annee])


def additionner(nom: str, lignes: Collection[Attributions]) -> Reperes:
    """Return the sums of ``lignes``, published lines of one year (method: our own addition)."""
    return Reperes(
        nom,
        epci=len(lignes),
        total=sum(ligne.total for ligne in lignes),
        menages_prioritaires=sum(ligne.menages_prioritaires for ligne in lignes),
        dalo=sum(ligne.dalo for ligne in lignes),
        premier_quartile=sum(ligne.premier_quartile for ligne in lignes),
    )


@une_fois
def dernieres_attributions(donnees: Donnees) -> dict[str, Attributions]:
    """Return the figures of the last year known for each EPCI, by its SIREN."""
    return {fiche.epci: fiche for fiche in sorted(donnees[ATTRIBUTIONS], key=lambda fiche: fiche.annee)}
