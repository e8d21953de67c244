"""Consumption units are all there, without which no quartile can be told; thresholds grow."""

from collections.abc import Iterator
from typing import get_args

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, annee_unique, inconnu
from guichet.sujets.quartiles.fiches import QUARTILES, UNITES, UniteConsommation
from guichet.sujets.territoires.fiches import REFORME

REGLES = Regles()

IDENTIFIANTS = get_args(UniteConsommation.model_fields["id"].annotation)


@REGLES.regle
def unites_completes(lot: Lot) -> Iterator[Probleme]:
    """The first person, the others and the children each have their weight."""
    paires = lot[UNITES]
    absentes = [unite for unite in IDENTIFIANTS if unite not in lot.connus[UNITES]]
    if absentes and paires:
        _, derniere = paires[-1]
        constat = f"il manque une unité de consommation : {', '.join(absentes)}"
        yield derniere.probleme(("id",), constat, "remettez sa ligne", "")


@REGLES.regle
def quartiles_ordonnes(lot: Lot) -> Iterator[Probleme]:
    """Thresholds grow, once a year and EPCI, for EPCI of the reform only."""
    vus: set[tuple[str, int]] = set()
    for quartiles, enregistrement in lot[QUARTILES]:
        if quartiles.epci not in lot.connus[REFORME]:
            yield inconnu(enregistrement, ("epci",), quartiles.epci, "ce SIREN d'EPCI", "data/reforme.yml")
        if not quartiles.q1 < quartiles.q2 < quartiles.q3:
            constat = f"les seuils doivent croître : {quartiles.q1}, {quartiles.q2}, {quartiles.q3}"
            yield enregistrement.probleme(("q1",), constat, "recopiez-les depuis l'arrêté", quartiles.q1)
        yield from annee_unique(quartiles, enregistrement, vus)


@REGLES.regle
def unites_ordonnees(lot: Lot) -> Iterator[Probleme]:
    """The first person of a household weighs most, a child least."""
    poids = {unite.id: unite.dixiemes for unite in lot.fiches(UNITES)}
    for unite, enregistrement in lot[UNITES]:
        rang = IDENTIFIANTS.index(unite.id)
        avant = poids.get(IDENTIFIANTS[rang - 1]) if rang else None
        if avant is not None and unite.dixiemes > avant:
            constat = f"« {unite.id} » compte plus que « {IDENTIFIANTS[rang - 1]} » ({avant})"
            yield enregistrement.probleme(("dixiemes",), constat, "recopiez ce nombre depuis la source", unite.dixiemes)
