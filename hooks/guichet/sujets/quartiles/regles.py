"""Consumption units are all there: without one of them no quartile can be told."""

from collections.abc import Iterator
from typing import get_args

from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import regle
from guichet.sujets.territoires.fiches import UniteConsommation

UNITES = get_args(UniteConsommation.model_fields["id"].annotation)


@regle
def unites_completes(lot: Lot) -> Iterator[Probleme]:
    """The first person, the others and the children each have their weight."""
    paires = lot.paires.get("unites", [])
    absentes = [unite for unite in UNITES if unite not in lot.connus["unites"]]
    if absentes and paires:
        _, derniere = paires[-1]
        constat = f"il manque une unité de consommation : {', '.join(absentes)}"
        yield derniere.probleme(("id",), constat, "remettez sa ligne", "")
