"""What nobody dates: which sets of records are noted without a day, and what of each one is.

Words may be said better in any language; where a choice, an answer, a word of the search leads may not slip.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from guichet.socle.champs import LANGUES
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.sujets.demande.fiches import CARTE_REGLE, GROUPES_PIECES, SITUATIONS
from guichet.sujets.orientation.fiches import EMBRANCHEMENTS
from guichet.sujets.recherche.fiches import AILLEURS, PAROLES, REPONSES
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER

# Those of which the French is noted too: it is the rule itself.
_DITS: frozenset[Jeu[Any]] = frozenset({CARTE_REGLE, POINTS_A_VERIFIER})
SANS_JOUR: frozenset[Jeu[Any]] = _DITS | {GROUPES_PIECES, SITUATIONS, EMBRANCHEMENTS, REPONSES, AILLEURS, PAROLES}
# What people type is added to every week.
_TAPES = frozenset({"quand", "mots"})


def notees(jeu: Jeu[Any], enregistrement: Enregistrement) -> Iterator[tuple[Chemin, Any]]:
    """Yield each value that is noted of a record of `SANS_JOUR`, with its place."""
    for champ, valeur in enregistrement.valeurs.items():
        if champ not in _TAPES:
            yield from _gardees(valeur, (champ,), en_francais=jeu in _DITS)


def _gardees(valeur: Any, chemin: Chemin, *, en_francais: bool) -> Iterator[tuple[Chemin, Any]]:
    """Yield the values that ``valeur`` holds, without its translations, and without its words unless ``en_francais``."""
    if isinstance(valeur, Mapping) and set(valeur) & set(LANGUES):
        if en_francais:
            yield (*chemin, "fr"), valeur.get("fr")
    elif isinstance(valeur, Mapping):
        for cle, une in valeur.items():
            yield from _gardees(une, (*chemin, cle), en_francais=en_francais)
    elif isinstance(valeur, list):
        for rang, une in enumerate(valeur):
            yield from _gardees(une, (*chemin, rang), en_francais=en_francais)
    else:
        yield chemin, valeur
