"""What each field of a record is, in French: the text that follows it in the code of its model.

Pydantic can read it too, but does it for every model whenever one is imported; only a schema asks for it.
"""

import ast
import inspect
from functools import cache
from itertools import pairwise
from pathlib import Path

Explications = dict[str, str]


@cache
def explications(modele: type) -> Explications:
    """Return what is said of each field of ``modele``, by name, those of its bases included."""
    dites: Explications = {}
    for classe in reversed(modele.__mro__):
        module = inspect.getmodule(classe)
        if module is not None and classe.__module__.startswith(__package__.partition(".")[0]):
            dites |= _du_module(str(module.__file__)).get(classe.__qualname__, {})
    return dites


@cache
def _du_module(fichier: str) -> dict[str, Explications]:
    arbre = ast.parse(Path(fichier).read_text(encoding="utf-8"))
    return {noeud.name: dict(_de_la_classe(noeud)) for noeud in arbre.body if isinstance(noeud, ast.ClassDef)}


def _de_la_classe(classe: ast.ClassDef) -> list[tuple[str, str]]:
    return [
        (champ.target.id, inspect.cleandoc(texte.value.value))
        for champ, texte in pairwise(classe.body)
        if isinstance(champ, ast.AnnAssign)
        and isinstance(champ.target, ast.Name)
        and isinstance(texte, ast.Expr)
        and isinstance(texte.value, ast.Constant)
        and isinstance(texte.value.value, str)
    ]
