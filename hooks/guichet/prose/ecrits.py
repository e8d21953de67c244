"""All that the site says, wherever it is written, for the rules that look at every sentence."""

from collections.abc import Callable, Container, Hashable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from guichet.socle.champs import LANGUES, Langue
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import INTERFACE, Lot

Ecrit = tuple[Langue, str, str, int]

# What each reading of a set says, as long as someone has it: several rules look at every sentence, and most sets have not
# changed since the last project that was judged.
_retenus: WeakKeyDictionary[object, tuple[Ecrit, ...]] = WeakKeyDictionary()


def ecrits(lot: Lot, sauf: Container[str]) -> Iterator[Ecrit]:
    """Yield the language, the text, its file and its line, but for the sets named in ``sauf``."""
    for jeu in lot.paires:
        if jeu.nom not in sauf:
            yield from ecrits_du_jeu(lot, jeu)
    yield from ecrits_de_l_interface(lot)


def ecrits_du_jeu(lot: Lot, jeu: Jeu[Any]) -> Iterator[Ecrit]:
    """Yield all that the records of ``jeu`` say, as `ecrits` does. CSV files hold facts, no sentence."""
    if jeu.fichier.endswith(".csv"):
        return
    langue: Langue = next((la for la in LANGUES if jeu.fichier.startswith(f"docs/{la}/")), "fr")
    paires = lot[jeu]
    yield from _une_fois(lot, jeu, lambda: (un for _, ou in paires for un in _dans(ou.valeurs, langue, (), ou)))


def ecrits_de_l_interface(lot: Lot) -> Iterator[Ecrit]:
    """Yield all that the strings of the interface say, as `ecrits` does."""
    chaines = lot.chaines
    yield from _une_fois(
        lot,
        INTERFACE,
        lambda: (un for cle, (c, ou) in chaines.items() for un in _dans(c, "fr", (cle.partition(".")[2],), ou)),
    )


def _une_fois(lot: Lot, jeu: Hashable, dire: Callable[[], Iterator[Ecrit]]) -> Iterator[Ecrit]:
    """Yield what ``dire`` yields, once for each reading of the set ``jeu``."""
    version = lot.versions.get(jeu)
    if version is None:
        yield from dire()
        return
    if version not in _retenus:
        _retenus[version] = tuple(dire())
    yield from _retenus[version]


def _dans(valeur: Any, langue: Langue, chemin: Chemin, enregistrement: Enregistrement) -> Iterator[Ecrit]:
    if isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            yield from _dans(contenu, cle if cle in LANGUES else langue, (*chemin, cle), enregistrement)
    elif isinstance(valeur, list):
        for rang, contenu in enumerate(valeur):
            yield from _dans(contenu, langue, (*chemin, rang), enregistrement)
    elif isinstance(valeur, str) and " " in valeur:
        # The prose of a page keeps its lines.
        ligne = 1 if chemin == ("prose",) else enregistrement.ligne_de(chemin)
        yield langue, valeur, enregistrement.fichier, ligne
