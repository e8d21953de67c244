"""The words of the rules of law, put where they are quoted: ``{{regle:…}}``."""

import re
from collections.abc import Mapping
from typing import Any

from guichet.prose.raccourcis import MOTIF, libelle_de
from guichet.prose.redaction import Insertion, Redaction
from guichet.socle.champs import Langue
from guichet.socle.donnees import Donnees
from guichet.socle.jeux import F, Repertoire
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT, RegleDeDroit

_CITATION = "{{regle:"


def inserer(texte: str, regles: Mapping[str, RegleDeDroit], langue: Langue) -> str:
    """Return ``texte`` with the words of the rules it quotes, in ``langue``. Raises KeyError where there are none."""
    if _CITATION not in texte:
        return texte
    return re.sub(MOTIF, lambda r: _enonce(r["cible"], regles, langue) if r["genre"] == "regle" else r[0], texte)


def _enonce(identifiant: str, regles: Mapping[str, RegleDeDroit], langue: Langue) -> str:
    if identifiant not in regles or langue not in regles[identifiant].enonce:
        raise KeyError(identifiant)
    return regles[identifiant].enonce[langue]


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


def dans_les_fiches(donnees: Donnees) -> Donnees:
    """Return ``donnees`` with the words of the rules in the records whose French texts are shown as they are."""
    regles = donnees[REGLES_DE_DROIT]
    dites: dict[Any, Any] = {}
    for jeu in donnees.jeux:
        if jeu.en_francais:
            fiches = [dire(fiche, regles) for fiche in donnees.toutes(jeu)]
            par_cle = isinstance(jeu, Repertoire)
            dites[jeu] = dict(zip(donnees.fiches[jeu], fiches, strict=True)) if par_cle else tuple(fiches)
    return donnees.avec(dites)


def _citer(redaction: Redaction, cible: str) -> str:
    return _enonce(cible, redaction.donnees[REGLES_DE_DROIT], redaction.interface.langue)


CITATION = Insertion("regle", libelle_de(REGLES_DE_DROIT, lambda regle: regle.enonce.get("fr", "")), _citer)
