"""The score of a request on a grid: the points of each criterion, of each group, the effect of refusals.

The page computes the same with ``calcul.js``; both are held to the same cases (``tests/cas/cotation.yml``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from guichet.sujets.cotation.fiches import CritereCotation, Demande, GrilleCotation
from guichet.sujets.textes.fiches import ReferenceJuridique

# What `fichier.js` expects: it changes with the shape of the file.
FORMAT = "cotation-1"


@dataclass(frozen=True)
class Situation:
    """A household: the kind of its request, what is true of it by criterion (1, or months), suitable homes refused."""

    demande: Demande
    valeurs: Mapping[str, int] = field(default_factory=dict)
    refus: int = 0


@dataclass(frozen=True)
class Note:
    """The score. ``points`` has every criterion that suits the request, 0 for those that another of their group hides.

    ``ecartes`` names these; ``retire`` is what refusals take away, never more than the points; ``a_prouver`` the part
    of the total that awaits a proof.
    """

    points: Mapping[str, int]
    ecartes: frozenset[str]
    retire: int
    a_prouver: int
    total: int


def noter(grille: GrilleCotation, situation: Situation) -> Note:
    """Return the score of ``situation``; unknown criteria count for nothing."""
    convenables = [critere for critere in grille.criteres if situation.demande in critere.demandes]
    bruts = {critere.id: _points(critere, situation.valeurs.get(critere.id, 0)) for critere in convenables}
    ecartes = frozenset(_ecartes(grille, convenables, bruts))
    points = {identifiant: 0 if identifiant in ecartes else valeur for identifiant, valeur in bruts.items()}
    somme = sum(points.values())
    retire = min(_retire(grille, convenables, points, situation.refus), somme)
    a_prouver = sum(points[critere.id] for critere in convenables if critere.preuve == "justificatif")
    return Note(points, ecartes, retire, min(a_prouver, somme - retire), somme - retire)


def _points(critere: CritereCotation, valeur: int) -> int:
    if not critere.par_mois:
        return critere.points if valeur else 0
    points = critere.points * valeur
    return points if critere.maximum is None else min(points, critere.maximum)


def _ecartes(grille: GrilleCotation, criteres: list[CritereCotation], bruts: Mapping[str, int]) -> list[str]:
    """Return the criteria hidden by a higher one of their group; of two equals, the first of the grid stays."""
    ecartes = []
    for groupe in grille.groupes:
        if groupe.cumul == "plus_haut":
            siens = [critere.id for critere in criteres if critere.groupe == groupe.id and bruts[critere.id]]
            garde = max(siens, key=bruts.__getitem__, default=None)
            ecartes += [identifiant for identifiant in siens if identifiant != garde]
    return ecartes


def _retire(grille: GrilleCotation, criteres: list[CritereCotation], points: Mapping[str, int], refus: int) -> int:
    comptes = max(refus - grille.refus.a_partir_de + 1, 0)
    if grille.refus.effet == "retrait":
        return comptes * (grille.refus.points or 0)
    if grille.refus.effet == "anciennete" and comptes:
        return sum(points[critere.id] for critere in criteres if critere.par_mois)
    return 0


def en_json(grille: GrilleCotation, textes: Mapping[str, ReferenceJuridique]) -> dict[str, Any]:
    """Return ``grille`` as the simulator reads it: its texts by their title."""
    contenu = grille.model_dump(mode="json", exclude_none=True)
    for critere in contenu["criteres"]:
        critere["textes"] = [textes[identifiant].titre for identifiant in critere["textes"]]
    return {"format": FORMAT} | contenu
