"""What nobody dates: which sets of records are noted without a day, and what of each one is.

Words may be said better in any language; where a choice, an answer, a word of the search leads may not slip.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from guichet.socle.champs import LANGUES
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Enregistrement
from guichet.sujets.demande.fiches import CARTE_REGLE, GROUPES_PIECES, SITUATIONS
from guichet.sujets.orientation.fiches import EMBRANCHEMENTS
from guichet.sujets.recherche.fiches import AILLEURS, PAROLES, REPONSES
from guichet.sujets.verification.fiches import POINTS_A_VERIFIER

# Those of which the French is noted too: it is the rule itself.
_DITS: frozenset[Jeu[Any]] = frozenset({CARTE_REGLE, POINTS_A_VERIFIER})
SANS_JOUR: frozenset[Jeu[Any]] = _DITS | {GROUPES_PIECES, SITUATIONS, EMBRANCHEMENTS, REPONSES, AILLEURS, PAROLES}
# What people type is added to every week.
_TAPES = frozenset({"quand", "mots"})


def notees(jeu: Jeu[Any], enregistrement: Enregistrement) -> Iterator[tuple[str, Any]]:
    """Yield each field that is noted of a record of `SANS_JOUR`, and what of it is."""
    for champ, valeur in enregistrement.valeurs.items():
        if champ not in _TAPES and (garde := _garde(valeur, en_francais=jeu in _DITS)):
            yield champ, garde


def _garde(valeur: Any, *, en_francais: bool) -> Any:
    """Return ``valeur`` without its translations, and without its words unless ``en_francais``."""
    if isinstance(valeur, Mapping) and set(valeur) & set(LANGUES):
        return valeur.get("fr") if en_francais else None
    if isinstance(valeur, Mapping):
        return {cle: garde for cle, une in valeur.items() if (garde := _garde(une, en_francais=en_francais))}
    if isinstance(valeur, list):
        return [_garde(une, en_francais=en_francais) for une in valeur]
    return valeur
