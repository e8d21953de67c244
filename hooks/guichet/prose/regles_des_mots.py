"""No word of our own work in what readers meet."""

from collections.abc import Iterator
from typing import Any

from guichet.prose.mots_internes import CHAMPS_DES_SOURCES, FICHIERS_DES_SOURCES, mots_internes
from guichet.socle.jeux import Jeu
from guichet.socle.lecture import Chemin, Enregistrement
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()

# Values that name something and are never shown: addresses, files, identifiers.
_JAMAIS_LUES = frozenset({"id", "fichier", "adresse", "document", "site", "template", "guide", "lien", "legifrance"})


@REGLES_DE_FICHE.regle
def vocabulaire_public(_: Jeu[Any], __: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """No text of ``data/`` nor of ``docs/`` holds an internal word. Tables of figures and of places hold no prose."""
    if enregistrement.noeud is not None:
        yield from _internes(enregistrement, enregistrement.valeurs, ())


@REGLES.regle
def vocabulaire_de_l_interface(lot: Lot) -> Iterator[Probleme]:
    """No string of the interface holds one."""
    for cle, (chaines, enregistrement) in lot.chaines.items():
        yield from _internes(enregistrement, chaines, (cle.partition(".")[2],))


def _internes(enregistrement: Enregistrement, valeur: Any, chemin: Chemin) -> Iterator[Probleme]:
    if isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            if cle not in _JAMAIS_LUES:
                yield from _internes(enregistrement, contenu, (*chemin, cle))
    elif isinstance(valeur, list):
        for rang, contenu in enumerate(valeur):
            yield from _internes(enregistrement, contenu, (*chemin, rang))
    elif isinstance(valeur, str) and _est_un_texte(valeur):
        yield from _dans(enregistrement, valeur, chemin)


def _est_un_texte(valeur: str) -> bool:
    """An address or an identifier stands alone; a text has several words."""
    return " " in valeur.strip()


def _dans(enregistrement: Enregistrement, texte: str, chemin: Chemin) -> Iterator[Probleme]:
    fichier = enregistrement.fichier
    champs = CHAMPS_DES_SOURCES.get(fichier, ())
    provenance = fichier in FICHIERS_DES_SOURCES or bool(chemin and chemin[-1] in champs)
    # The prose of a page keeps its place in its file; a text of several lines begins under its key, another beside it.
    debut = 0 if chemin == ("prose",) else enregistrement.ligne_de(chemin) - ("\n" not in texte.strip())
    for trouve in mots_internes(texte, provenance=provenance):
        dite, champ = trouve.famille, ".".join(map(str, chemin))
        yield Probleme(fichier, debut + trouve.ligne, champ, trouve.mots, dite.constat, dite.remede)
