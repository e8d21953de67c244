"""The registry of rules, and what rules have in common."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from guichet.adresses import chemin_de_guide
from guichet.lecture import Enregistrement
from guichet.lot import Illisible, Lot, Paire
from guichet.modeles import LANGUES, Langue
from guichet.problemes import Probleme

Regle = Callable[[Lot], Iterator[Probleme]]


REGLES: list[Regle] = []


def regle(fonction: Regle) -> Regle:
    """Register a rule."""
    REGLES.append(fonction)
    return fonction


# What is judged of a record alone, with the name of its set: `serve` does not judge it again when nobody touched it.
RegleDeFiche = Callable[[str, Any, Enregistrement], Iterator[Probleme]]


REGLES_DE_FICHE: list[RegleDeFiche] = []


def regle_de_fiche(fonction: RegleDeFiche) -> RegleDeFiche:
    """Register a rule about any record of any set, looked at alone."""
    REGLES_DE_FICHE.append(fonction)
    return fonction


def toutes(lot: Lot, *jeux: str) -> Iterator[Paire]:
    for jeu in jeux or lot.paires:
        yield from lot.paires[jeu]


def inconnu(enregistrement: Enregistrement, chemin: tuple[str | int, ...], valeur: Any, quoi: str, ou: str) -> Probleme:
    probleme = enregistrement.probleme(
        chemin, f"{quoi} n'existe pas", f"choisissez-en un parmi ceux de {ou}, ou ajoutez-le", valeur
    )
    return replace(probleme, cause=f"{quoi} {valeur}")


def langues_attendues(
    fiche: Any, champs_traduits: tuple[str, ...], enregistrement: Enregistrement, *, pour_tous: bool
) -> Iterator[Probleme]:
    attendues = set(LANGUES) if pour_tous else {"fr"}
    for champ in champs_traduits:
        ecart = attendues ^ set(getattr(fiche, champ))
        if ecart:
            constat = (
                f"langues attendues : {', '.join(sorted(attendues))} ; en trop ou absentes : {', '.join(sorted(ecart))}"
            )
            yield enregistrement.probleme((champ,), constat, "ajoutez la traduction ou retirez celle en trop", fiche.id)


def pages_de_prose(lot: Lot, langue: Langue) -> set[Any]:
    """Return the addresses of the pages of ``docs/`` in ``langue``."""
    connus = lot.connus[f"guides_{langue}"]
    if isinstance(connus, Illisible):
        return connus
    return {chemin_de_guide(fichier, langue) for fichier in connus}
