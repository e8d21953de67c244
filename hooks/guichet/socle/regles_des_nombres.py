"""A number is written as people write one, and is of a size that a fact of the site may have."""

import re
from collections.abc import Iterator
from typing import Any

from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.problemes import Probleme
from guichet.socle.regles import ReglesDeFiche

REGLES_DE_FICHE = ReglesDeFiche()

_SIMPLE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
# The region has six million inhabitants; no fact of the site counts more than that.
MAXIMUM = 10_000_000


@REGLES_DE_FICHE.regle
def nombre_simple(_: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """A number read from a cell has no leading zero, sign or underscore that a reading would hide; « true » is not 1."""
    for champ, brute in enregistrement.valeurs.items():
        lue = getattr(fiche, champ, None)
        if isinstance(lue, bool) or not isinstance(lue, int | float):
            continue
        if isinstance(brute, bool) or (isinstance(brute, str) and not _SIMPLE.fullmatch(brute)):
            constat = "ce nombre peut se lire de plusieurs façons"
            yield enregistrement.probleme((champ,), constat, "écrivez-le en chiffres, sans zéro devant", brute)


@REGLES_DE_FICHE.regle
def nombre_mesure(_: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """No number is out of all proportion."""
    for champ, brute in enregistrement.valeurs.items():
        lue = getattr(fiche, champ, None)
        if isinstance(brute, str) and not isinstance(lue, int | float | list | dict):
            continue
        for chemin, nombre in dict([*_nombres(brute, (champ,)), *_nombres(lue, (champ,))]).items():
            if abs(nombre) > MAXIMUM:
                constat = "ce nombre est démesuré"
                yield enregistrement.probleme(chemin, constat, "recopiez-le depuis la source", nombre)


def _nombres(valeurs: Any, chemin: Chemin) -> Iterator[tuple[Chemin, float]]:
    if _est_un_nombre(valeurs):
        yield chemin, valeurs
    elif isinstance(valeurs, dict):
        for cle, valeur in valeurs.items():
            yield from _nombres(valeur, (*chemin, str(cle)))
    elif isinstance(valeurs, list):
        for rang, valeur in enumerate(valeurs):
            yield from _nombres(valeur, (*chemin, rang))


def _est_un_nombre(valeur: Any) -> bool:
    return isinstance(valeur, int | float) and not isinstance(valeur, bool)
