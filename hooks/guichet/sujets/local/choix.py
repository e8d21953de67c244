"""What a territory sets or measures for itself, chosen for its page among all that is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from guichet.sujets.local.fiches import (
    MESURES,
    ChiffreLocal,
    CritereLocal,
    DelaiLocal,
    Demandes,
    NatureChiffre,
    NatureDelai,
)
from guichet.sujets.territoires.fiches import Epci


def grilles(criteres: Iterable[CritereLocal], epci: Epci) -> dict[Demandes, list[CritereLocal]]:
    """Return the grids of ``epci``: the criteria of each kind of request, category by category, as the file orders them."""
    siens = [critere for critere in criteres if critere.epci == epci.siren]
    rangs = {categorie: rang for rang, categorie in enumerate(dict.fromkeys(c.categorie for c in siens))}
    siens.sort(key=lambda critere: rangs[critere.categorie])
    return {d: [c for c in siens if c.demandes is d] for d in Demandes if any(c.demandes is d for c in siens)}


def attente_connue(delais: Iterable[DelaiLocal]) -> bool:
    """Whether one of ``delais`` measures how long people wait."""
    return any(delai.nature in MESURES for delai in delais)


@dataclass(frozen=True)
class Annee:
    """The last year that a territory has counted; ``tension`` is how many requests wait for one allocation, if both are known."""

    chiffres: tuple[ChiffreLocal, ...]

    @property
    def annee(self) -> int:
        return self.chiffres[0].annee

    @property
    def tension(self) -> float | None:
        comptes = {chiffre.nature: chiffre.valeur for chiffre in self.chiffres}
        demandes, attributions = (comptes.get(nature) for nature in NatureChiffre)
        return round(demandes / attributions, 1) if demandes is not None and attributions else None


def derniere_annee(chiffres: Iterable[ChiffreLocal], epci: Epci) -> Annee | None:
    """Return what ``epci`` counted in the last year that it gives, or None."""
    siens = [chiffre for chiffre in chiffres if chiffre.epci == epci.siren]
    derniere = max((chiffre.annee for chiffre in siens), default=None)
    return (
        Annee(tuple(c for n in NatureChiffre for c in siens if (c.nature, c.annee) == (n, derniere))) if siens else None
    )


def delais_du_territoire(delais: Iterable[DelaiLocal], epci: Epci) -> list[DelaiLocal]:
    """Return the delays that hold in ``epci``: its own, else those of its departments; the last year of a measure."""
    delais = list(delais)
    siens = [delai for delai in delais if delai.epci == epci.siren]
    connues = {delai.nature for delai in siens}
    siens += [d for d in delais if d.departement in epci.departements and d.nature not in connues]
    dernieres: dict[NatureDelai, int] = {}
    for delai in siens:
        dernieres[delai.nature] = max(delai.annee or 0, dernieres.get(delai.nature, 0))
    retenus = [d for d in siens if d.nature not in MESURES or d.annee == dernieres[d.nature]]
    return sorted(retenus, key=lambda delai: list(NatureDelai).index(delai.nature))
