"""All that the site says, wherever it is written, for the rules that look at every sentence."""

from collections.abc import Container, Iterator
from typing import Any

from guichet.socle.champs import LANGUES, Langue
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot

Ecrit = tuple[Langue, str, str, int]


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
    for _, enregistrement in lot[jeu]:
        yield from _dans(enregistrement.valeurs, langue, (), enregistrement)


def ecrits_de_l_interface(lot: Lot) -> Iterator[Ecrit]:
    """Yield all that the strings of the interface say, as `ecrits` does."""
    for cle, (chaines, enregistrement) in lot.chaines.items():
        yield from _dans(chaines, "fr", (cle.partition(".")[2],), enregistrement)


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
