"""The words of the rules of law, put where they are quoted: ``{{regle:…}}``."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from guichet.prose.raccourcis import MOTIF
from guichet.socle.champs import Fiche, Langue
from guichet.socle.donnees import Donnees
from guichet.socle.jeux import Jeu
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT, RegleDeDroit

F = TypeVar("F", bound=Fiche)
_CITATION = "{{regle:"


def inserer(texte: str, regles: Mapping[str, RegleDeDroit], langue: Langue) -> str:
    """Return ``texte`` with the words of the rules it quotes, in ``langue``. Raises KeyError where there are none."""
    if _CITATION not in texte:
        return texte
    return re.sub(MOTIF, lambda r: _enonce(r["cible"], regles, langue) if r["genre"] == "regle" else r[0], texte)


def citer(texte: str, donnees: Donnees, langue: Langue) -> str:
    """Return ``texte`` as `inserer` does, with the rules of ``donnees``."""
    return inserer(texte, donnees[REGLES_DE_DROIT], langue)


def _enonce(identifiant: str, regles: Mapping[str, RegleDeDroit], langue: Langue) -> str:
    if identifiant not in regles or langue not in regles[identifiant].enonce:
        raise KeyError(identifiant)
    return regles[identifiant].enonce[langue]


def dites(donnees: Donnees, jeux: Iterable[Jeu[Any]]) -> dict[Jeu[Any], Any]:
    """Return the records of ``jeux``, whose French texts are shown as they are, with the words of the rules they quote."""
    regles = donnees[REGLES_DE_DROIT]
    dites: dict[Jeu[Any], Any] = {}
    for jeu in jeux:
        fiches = donnees.fiches[jeu]
        if isinstance(fiches, dict):
            dites[jeu] = {cle: dire(fiche, regles) for cle, fiche in fiches.items()}
        else:
            dites[jeu] = tuple(dire(fiche, regles) for fiche in fiches)
    return dites


def dire(fiche: F, regles: Mapping[str, RegleDeDroit]) -> F:
    """Return ``fiche``, whose French texts are shown as they are, with the words of the rules they quote."""
    if _CITATION not in fiche.model_dump_json():
        return fiche
    return type(fiche).model_validate(_dans(fiche.model_dump(), regles))


def _dans(valeur: Any, regles: Mapping[str, RegleDeDroit]) -> Any:
    if isinstance(valeur, str):
        return inserer(valeur, regles, "fr")
    if isinstance(valeur, dict):
        return {cle: _dans(contenu, regles) for cle, contenu in valeur.items()}
    return [_dans(contenu, regles) for contenu in valeur] if isinstance(valeur, list) else valeur
