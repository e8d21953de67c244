"""Every message of the core, read from its code: what is wrong, and how to mend it.

Nobody keeps a list of them: a rule says its message where it finds the fault, and this module finds it there. It looks
for calls of whatever takes a ``constat`` and a ``remede``, and for what validators of records refuse.
"""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from guichet.socle.fichiers import refus_possibles
from guichet.socle.messages import REMEDE_D_UN_REFUS, constats_de_forme
from guichet.socle.programme import CODE

# Raised by a validator, they become the fault: `messages` gives them all the same remedy.
_REFUS = {"ValueError"}
_REFUS_NOMMES = {"AdresseRefusee", "DateRefusee", "HorairesInvalides", "NumeroRefuse"}

Arguments = dict[str, int]


@dataclass(frozen=True, order=True)
class Constat:
    """A fault and its remedy, « … » where the case at hand is told."""

    constat: str
    remede: str


@cache
def constats() -> tuple[Constat, ...]:
    """Return every message about data, in alphabetical order, each once."""
    sources = [module.read_text(encoding="utf-8") for module in sorted(CODE.rglob("*.py"))]
    # Parsing is what costs: a module that names nothing of what is looked for is left alone.
    faiseurs = [source for source in sources if "constat: " in source and "remede: " in source]
    appels = dict(paire for source in faiseurs for paire in _faiseurs(_arbre(source)))
    listes = (*constats_de_forme(), *refus_possibles())
    trouves = {Constat(_sans_champs(constat), _sans_champs(remede)) for constat, remede in listes}
    cherches = re.compile("|".join((*appels, *_REFUS, *_REFUS_NOMMES)))
    for source in filter(cherches.search, sources):
        lignes = {source.count("\n", 0, trouve.start()) + 1 for trouve in cherches.finditer(source)}
        trouves |= set(_du_module(_arbre(source), appels, lignes))
    return tuple(sorted(trouves, key=lambda un: (un.constat.strip("« …").lower(), un.remede)))


@cache
def _arbre(source: str) -> ast.Module:
    return ast.parse(source)


def _faiseurs(arbre: ast.Module) -> Iterator[tuple[str, Arguments]]:
    """Yield what makes a problem, with the rank of its fault and of its remedy among its arguments."""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.ClassDef):
            noms = [membre.target.id for membre in noeud.body if _est_un_champ(membre)]  # type: ignore[attr-defined]
            for membre in noeud.body:
                if isinstance(membre, ast.FunctionDef) and membre.name == "__init__":
                    noms = _parametres(membre)
            rangs = _rangs(noms)
        elif isinstance(noeud, ast.FunctionDef):
            rangs = _rangs(_parametres(noeud))
        else:
            continue
        if rangs:
            yield noeud.name, rangs


def _est_un_champ(noeud: ast.stmt) -> bool:
    return isinstance(noeud, ast.AnnAssign) and isinstance(noeud.target, ast.Name)


def _parametres(fonction: ast.FunctionDef) -> list[str]:
    return [parametre.arg for parametre in fonction.args.args if parametre.arg != "self"]


def _rangs(noms: list[str]) -> Arguments:
    return {nom: noms.index(nom) for nom in ("constat", "remede")} if {"constat", "remede"} <= set(noms) else {}


def _du_module(arbre: ast.Module, appels: dict[str, Arguments], lignes: Collection[int]) -> Iterator[Constat]:
    """Yield the messages of a module; ``lignes`` are those where it names what says one."""
    juge_des_fiches = any(isinstance(n, ast.ImportFrom) and n.module == "pydantic" for n in arbre.body)
    for fonction in _fonctions(arbre.body):
        precedent = 0
        if not any(fonction.lineno <= ligne <= (fonction.end_lineno or 0) for ligne in lignes):
            continue
        noeuds = list(ast.walk(fonction))
        affectations = [noeud for noeud in noeuds if isinstance(noeud, ast.Assign)]
        faits = (noeud for noeud in noeuds if isinstance(noeud, ast.Call))
        for appel in sorted(faits, key=lambda noeud: noeud.lineno):
            nom = appel.func.attr if isinstance(appel.func, ast.Attribute) else getattr(appel.func, "id", "")
            if nom in appels:
                yield from _dits(appel, appels[nom], _Noms(arbre, affectations, precedent, appel.lineno))
                precedent = appel.lineno
            elif nom in _REFUS_NOMMES or (nom in _REFUS and juge_des_fiches):
                yield from (Constat(texte, REMEDE_D_UN_REFUS) for texte in _lire(appel.args[0], None))


def _fonctions(corps: Iterable[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """Yield the functions of a module, of its classes, and those that they hold."""
    for noeud in corps:
        if isinstance(noeud, ast.FunctionDef):
            yield noeud
            yield from _fonctions(noeud.body)
        elif isinstance(noeud, ast.ClassDef):
            yield from _fonctions(noeud.body)


def _dits(appel: ast.Call, rangs: Arguments, noms: "_Noms") -> Iterator[Constat]:
    arguments = dict(enumerate(appel.args)) | {mot.arg: mot.value for mot in appel.keywords}
    constat, remede = (arguments.get(nom) or arguments.get(rang) for nom, rang in rangs.items())
    if constat is None or remede is None:
        return
    possibles, remedes = _lire(constat, noms), _lire(remede, noms) or [""]
    # As many of both: they go two by two. Otherwise the last remedy stands for all.
    if len(remedes) != len(possibles):
        remedes = [remedes[-1]] * len(possibles)
    yield from map(Constat, possibles, remedes)


class _Noms:
    """The texts that names hold at a call: what was assigned since the previous one, or last before it."""

    def __init__(self, module: ast.Module, affectations: list[ast.Assign], apres: int, avant: int) -> None:
        self._valeurs: dict[str, list[tuple[int, ast.expr]]] = {}
        self._apres = apres
        constantes = [n for n in module.body if isinstance(n, ast.Assign)]
        locales = [affectation for affectation in affectations if affectation.lineno <= avant]
        for affectation in (*constantes, *sorted(locales, key=lambda noeud: noeud.lineno)):
            for nom, valeur in _paires(affectation):
                self._valeurs.setdefault(nom, []).append((affectation.lineno, valeur))

    def __getitem__(self, nom: str) -> list[str]:
        toutes = self._valeurs.get(nom, [])
        recentes = [valeur for ligne, valeur in toutes if ligne > self._apres] or [valeur for _, valeur in toutes[-1:]]
        return [texte for valeur in recentes for texte in _lire(valeur, None)]


def _paires(affectation: ast.Assign) -> Iterator[tuple[str, ast.expr]]:
    cible, valeur = affectation.targets[0], affectation.value
    if isinstance(cible, ast.Name):
        yield cible.id, valeur
    elif isinstance(cible, ast.Tuple) and isinstance(valeur, ast.Tuple):
        yield from (
            (nom.id, une) for nom, une in zip(cible.elts, valeur.elts, strict=False) if isinstance(nom, ast.Name)
        )


def _lire(noeud: ast.expr, noms: _Noms | None) -> list[str]:
    """Return the texts that an expression may be, without those that the code does not spell out."""
    if isinstance(noeud, ast.Name):
        return noms[noeud.id] if noms else []
    if isinstance(noeud, ast.IfExp):
        return [*_lire(noeud.body, noms), *_lire(noeud.orelse, noms)]
    if isinstance(noeud, ast.Constant):
        return [noeud.value] if isinstance(noeud.value, str) and noeud.value else []
    if isinstance(noeud, ast.JoinedStr):
        return ["".join(str(m.value) if isinstance(m, ast.Constant) else "…" for m in noeud.values)]
    return []


def _sans_champs(texte: str) -> str:
    """Return the template of a message with « … » for its placeholders."""
    return "…".join(morceau.rpartition("}")[2] if rang else morceau for rang, morceau in enumerate(texte.split("{")))
