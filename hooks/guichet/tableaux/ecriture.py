"""The text of a YAML list of records with some added, changed or removed, and every other character as it was.

PyYAML tells where each record, key and value is; only their lines are touched, so comments stay.
"""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from guichet.socle.lecture import Enregistrement
from guichet.tableaux.ecarts import Ecart, Ecarts

LISTE_VIDE = "[]"
_MOT_NU = re.compile(r"[a-z][a-z0-9_-]*")
# YAML counts lines at these too; nobody types them, and the rest of the module counts « \n » only.
_AUTRES_FINS_DE_LIGNE = "\r\x85\u2028\u2029"


class EcritureImpossible(Exception):
    """The file has a form in which the change cannot be written without touching the rest."""


@dataclass(frozen=True)
class _Retouche:
    """Lines ``[debut, fin[`` of the text (from 0), replaced by ``lignes``."""

    debut: int
    fin: int
    lignes: list[str]


def reecrire(texte: str, actuels: Sequence[Enregistrement], ecarts: Ecarts, ordre: Sequence[str]) -> str:
    """Return ``texte``, whose records are ``actuels``, with ``ecarts`` applied; new keys are placed in ``ordre``.

    Raises EcritureImpossible if the result would not hold exactly the records wanted.
    """
    if set(texte) & set(_AUTRES_FINS_DE_LIGNE):
        raise EcritureImpossible("fins de ligne inhabituelles")
    lignes = texte.split("\n")
    retouches = [_retrait(lignes, actuels[e.rang]) for e in ecarts.retraits if e.rang is not None]
    for ecart in ecarts.changements:
        if ecart.rang is not None:
            retouches += _changement(lignes, actuels[ecart.rang], ecart, ordre)
    # From the last to the first, so that the lines above keep their numbers.
    ordonnees = sorted(enumerate(retouches), key=lambda r: (r[1].debut, r[1].fin, r[0]), reverse=True)
    for _, retouche in ordonnees:
        lignes[retouche.debut : retouche.fin] = retouche.lignes
    restantes = len(actuels) - len(ecarts.retraits)
    if not restantes:
        lignes = [ligne for ligne in lignes if ligne.strip() != LISTE_VIDE]
    while lignes and not lignes[-1].strip():
        lignes.pop()
    lignes += _ajouts(texte, actuels, ecarts.ajouts, restantes)
    if not restantes and not ecarts.ajouts:
        lignes.append(LISTE_VIDE)
    nouveau = "\n".join(lignes) + "\n"
    _verifier(nouveau, attendus(actuels, ecarts))
    return nouveau


def attendus(actuels: Sequence[Enregistrement], ecarts: Ecarts) -> list[dict[str, Any]]:
    """Return the records wanted, in the order of the file: those that stay, then the new ones."""
    retires = {ecart.rang for ecart in ecarts.retraits}
    changes = {ecart.rang: ecart.apres for ecart in ecarts.changements}
    restants = [
        _changees(enregistrement.valeurs, changes.get(rang, {}))
        for rang, enregistrement in enumerate(actuels)
        if rang not in retires
    ]
    return [*restants, *(ecart.apres for ecart in ecarts.ajouts)]


def _changees(valeurs: dict[str, Any], apres: dict[str, Any]) -> dict[str, Any]:
    return {champ: v for champ, v in (valeurs | apres).items() if v is not None or champ not in apres}


def en_yaml(valeur: Any) -> str:
    """Return a value on one line of YAML, in the style of ``data/``: double quotes, lists in brackets."""
    match valeur:
        case bool():
            return "true" if valeur else "false"
        case datetime.date():
            return valeur.isoformat()
        case list():
            return f"[{', '.join(_entre_crochets(v) for v in valeur)}]"
        case dict():
            return f"{{{', '.join(f'{cle}: {_entre_crochets(v)}' for cle, v in valeur.items())}}}"
        case str():
            # A date as precise as its source is a text that YAML does not know.
            nu = yaml.safe_dump(str(valeur), allow_unicode=True, width=2**31).removesuffix("\n").removesuffix("\n...")
            return json.dumps(valeur, ensure_ascii=False) if nu.startswith(("'", "|", ">")) or "\n" in nu else nu
        case _:
            return str(valeur)


def _entre_crochets(valeur: Any) -> str:
    """Return a value inside brackets, where more characters have a meaning: only plain words go without quotes."""
    texte = en_yaml(valeur)
    nu = isinstance(valeur, str) and not texte.startswith('"')
    return json.dumps(valeur, ensure_ascii=False) if nu and not _MOT_NU.fullmatch(texte) else texte


def _fiche(valeurs: Mapping[str, Any], retrait: str) -> list[str]:
    cles = [f"{cle}: {en_yaml(valeur)}" for cle, valeur in valeurs.items()]
    return [f"{retrait}{'- ' if rang == 0 else '  '}{cle}" for rang, cle in enumerate(cles)]


def _ajouts(texte: str, actuels: Sequence[Enregistrement], ajouts: Sequence[Ecart], restantes: int) -> list[str]:
    retrait = " " * (_noeud(actuels[0]).start_mark.column - 2) if actuels else ""
    aeree = len(actuels) > 1 and not texte.split("\n")[_noeud(actuels[1]).start_mark.line - 1].strip()
    lignes: list[str] = []
    for rang, ajout in enumerate(ajouts):
        if aeree and (rang or restantes):
            lignes.append("")
        lignes += _fiche(ajout.apres, retrait)
    return lignes


def _retrait(lignes: list[str], enregistrement: Enregistrement) -> _Retouche:
    noeud = _noeud(enregistrement)
    debut, fin = noeud.start_mark.line, _derniere_ligne(lignes, noeud) + 1
    if fin < len(lignes) and not lignes[fin].strip() and (debut == 0 or not lignes[debut - 1].strip()):
        fin += 1
    return _Retouche(debut, fin, [])


def _changement(
    lignes: list[str], enregistrement: Enregistrement, ecart: Ecart, ordre: Sequence[str]
) -> list[_Retouche]:
    """Return the changes key by key; a record on one line, or whose first key goes, is written again whole."""
    noeud = _noeud(enregistrement)
    cles = {cle.value: (cle, valeur) for cle, valeur in noeud.value}
    premiere = noeud.value[0][0].value
    if noeud.flow_style or ecart.apres.get(premiere, "") is None or noeud.start_mark.column < 2:
        voulues = enregistrement.valeurs | ecart.apres
        fiche = {c: voulues[c] for c in sorted(voulues, key=list(ordre).index) if voulues[c] is not None}
        retrait = " " * max(0, noeud.start_mark.column - 2)
        return [_Retouche(noeud.start_mark.line, _derniere_ligne(lignes, noeud) + 1, _fiche(fiche, retrait))]
    retouches = []
    for champ, valeur in ecart.apres.items():
        if champ in cles:
            retouches.append(_cle_changee(lignes, *cles[champ], valeur))
        elif valeur is not None:
            avant = [c for c in ordre[: list(ordre).index(champ)] if c in cles] or [premiere]
            ligne = _derniere_ligne(lignes, cles[avant[-1]][1]) + 1
            retouches.append(_Retouche(ligne, ligne, [f"{' ' * noeud.start_mark.column}{champ}: {en_yaml(valeur)}"]))
    return retouches


def _cle_changee(lignes: list[str], cle: yaml.Node, noeud: yaml.Node, valeur: Any) -> _Retouche:
    debut, fin = cle.start_mark.line, _derniere_ligne(lignes, noeud)
    if valeur is None:
        return _Retouche(debut, fin + 1, [])
    tete = lignes[debut][: cle.end_mark.column]
    # A comment after the value stays there.
    suite = lignes[debut][noeud.end_mark.column :] if noeud.start_mark.line == noeud.end_mark.line == debut else ""
    return _Retouche(debut, fin + 1, [f"{tete}: {en_yaml(valeur)}{suite}"])


def _derniere_ligne(lignes: list[str], noeud: yaml.Node) -> int:
    """Return the last line of the value itself: marks of block collections go as far as the next record."""
    if isinstance(noeud, yaml.CollectionNode) and not noeud.flow_style and noeud.value:
        dernier = noeud.value[-1]
        return _derniere_ligne(lignes, dernier[1] if isinstance(dernier, tuple) else dernier)
    fin = noeud.end_mark.line
    if fin > noeud.start_mark.line and noeud.end_mark.column == 0:
        fin -= 1
        while fin > noeud.start_mark.line and not lignes[fin].strip():
            fin -= 1
    return int(fin)


def _noeud(enregistrement: Enregistrement) -> Any:
    if not isinstance(enregistrement.noeud, yaml.MappingNode) or not enregistrement.noeud.value:
        raise EcritureImpossible(f"{enregistrement.fichier}, ligne {enregistrement.ligne}")
    return enregistrement.noeud


def _verifier(texte: str, voulus: list[dict[str, Any]]) -> None:
    try:
        ecrits = yaml.load(texte, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (yaml.YAMLError, ValueError) as erreur:
        raise EcritureImpossible(str(erreur)) from erreur
    if ecrits != voulus:
        raise EcritureImpossible("le texte obtenu ne dit pas exactement les fiches voulues")
