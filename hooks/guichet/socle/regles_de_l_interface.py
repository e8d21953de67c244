"""Interface strings exist in every language."""

from collections.abc import Iterator
from typing import Any

from guichet.socle.champs import LANGUES
from guichet.socle.langues import categories_de_pluriel, champs
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles

REGLES = Regles()

FRANCAIS_SEULEMENT = "data/interface/fr/"


@REGLES.regle
def interface_complete(lot: Lot) -> Iterator[Probleme]:
    """Every interface string exists in every language, with the same placeholders and all plural forms.

    Those of ``data/interface/fr/`` are for pages that exist in French only.
    """
    for cle, (chaines, enregistrement) in lot.chaines.items():
        courte = cle.partition(".")[2]
        attendues = ("fr",) if enregistrement.fichier.startswith(FRANCAIS_SEULEMENT) else LANGUES
        if not isinstance(chaines, dict) or set(chaines) != set(attendues):
            constat = f"cette phrase doit exister en {', '.join(attendues)}, et rien d'autre"
            yield enregistrement.probleme((courte,), constat, "ajoutez la langue qui manque", cle)
            continue
        for langue, chaine in chaines.items():
            if isinstance(chaine, dict) and set(chaine) != categories_de_pluriel(langue):
                formes = ", ".join(sorted(categories_de_pluriel(langue)))
                constat = f"formes du pluriel attendues en « {langue} » : {formes}"
                yield enregistrement.probleme((courte, langue), constat, "écrivez chaque forme", cle)
            elif not chaine:
                yield enregistrement.probleme((courte, langue), "cette phrase est vide", "traduisez-la", cle)
        if len({frozenset(_champs(chaine)) for chaine in chaines.values()}) > 1:
            constat = "les langues n'ont pas les mêmes {champs}"
            yield enregistrement.probleme((courte,), constat, "gardez les mêmes noms entre accolades", cle)


def _champs(chaine: Any) -> set[str]:
    if isinstance(chaine, dict):
        # « one » or « two » may do without the number: the word says it.
        return set().union(*(champs(str(forme)) for forme in chaine.values()))
    return champs(str(chaine))
