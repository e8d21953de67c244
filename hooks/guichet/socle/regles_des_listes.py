"""A list says a thing once, a record leads elsewhere than to itself, and two records are never told by the same words."""

from collections.abc import Iterator
from typing import Any

from guichet.socle.champs import Traduction
from guichet.socle.jeux import TOUT, Jeu
from guichet.socle.lecture import Chemin, Enregistrement, chaines
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.regles import Regles, ReglesDeFiche

REGLES = Regles()
REGLES_DE_FICHE = ReglesDeFiche()


@REGLES_DE_FICHE.regle
def liste_sans_redite(_: Jeu[Any], fiche: Any, enregistrement: Enregistrement) -> Iterator[Probleme]:
    """No list holds the same value twice, nor the record itself."""
    sien = getattr(fiche, "id", None)
    for chemin, elements in _listes({nom: getattr(fiche, nom, None) for nom in enregistrement.valeurs}):
        for rang, element in enumerate(elements):
            if element in elements[:rang]:
                yield enregistrement.probleme((*chemin, rang), "ceci est déjà dans la liste", "retirez-le", element)
            elif chemin == ("voir",) and element == sien:
                constat = "cette fiche renvoie à elle-même"
                yield enregistrement.probleme((*chemin, rang), constat, "nommez-en une autre, ou retirez-la", element)


def _listes(valeur: Any, chemin: Chemin = ()) -> Iterator[tuple[Chemin, list[Any]]]:
    """Yield the lists of plain values that ``valeur`` holds, each with its place."""
    if isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            yield from _listes(contenu, (*chemin, str(cle)))
    elif isinstance(valeur, list):
        if all(isinstance(element, str | int | float) for element in valeur):
            yield chemin, valeur
        else:
            for rang, contenu in enumerate(valeur):
                yield from _listes(contenu, (*chemin, rang))


@REGLES.de_chaque_jeu
def mots_uniques(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    """A reader could not tell apart two records of the same name."""
    for champ in jeu.uniques:
        premiers: dict[str, Enregistrement] = {}
        for fiche, enregistrement in lot[jeu]:
            if (valeur := getattr(fiche, champ)) is None:
                continue
            dit = _dit(valeur)
            premier = premiers.setdefault(dit.casefold(), enregistrement)
            if premier is not enregistrement:
                ou = f"{premier.fichier}, ligne {premier.ligne_de((champ,))}"
                yield enregistrement.probleme(
                    (champ,), f"une autre fiche dit la même chose ({ou})", "dites-les autrement", dit
                )


# Shorter, or in one word, it may be a name, a code or what many have in common.
PHRASE = 20


# What is wrong otherwise with a record that was copied over is told first, and alone.
@REGLES.derniere
def phrase_dite_une_fois(lot: Lot) -> Iterator[Probleme]:
    """The records of a set never say the same sentence twice: one was copied over another."""
    for jeu in lot.paires:
        if not jeu.fichier.endswith(".csv") and jeu.communs != TOUT:
            yield from _redites(lot, jeu)


def _redites(lot: Lot, jeu: Jeu[Any]) -> Iterator[Probleme]:
    premiers: dict[str, tuple[Enregistrement, Chemin]] = {}
    for _, enregistrement in lot[jeu]:
        for chemin, texte in chaines(enregistrement.valeurs):
            if len(texte) < PHRASE or " " not in texte:
                continue
            premier, la = premiers.setdefault(texte, (enregistrement, chemin))
            if (premier, la) != (enregistrement, chemin) and not _a_dire_deux_fois(
                jeu, chemin, la, premier is enregistrement
            ):
                ou = f"{premier.fichier}, ligne {premier.ligne_de(la)}"
                constat = f"ceci est déjà dit mot pour mot ({ou}) : l'un a été recopié sur l'autre"
                yield enregistrement.probleme(chemin, constat, "rétablissez-la, ou dites-les autrement", texte)


def _a_dire_deux_fois(jeu: Jeu[Any], ici: Chemin, la: Chemin, meme_fiche: bool) -> bool:  # noqa: FBT001
    """Whether ``jeu`` may say at ``ici`` what it says at ``la``, or has a rule of its own for it."""
    if ici[0] == la[0]:
        return ici[0] in (*jeu.communs, *jeu.uniques)
    return meme_fiche and bool({ici[0], la[0]} & set(jeu.communs))


def _dit(valeur: Any) -> str:
    """Return what a French reader reads of ``valeur``, a text or its translations."""
    return str(valeur.fr if isinstance(valeur, Traduction) else valeur["fr"] if isinstance(valeur, dict) else valeur)
