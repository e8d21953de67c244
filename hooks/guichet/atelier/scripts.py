"""Scripts and style sheets as they are published: without what only those who program read, some in one file."""

import re
from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

DOSSIER = "assets/"
# The worker of the search: on a slow network, each module that it asked for would cost a round trip.
OUVRIER = "assets/javascripts/recherche/ouvrier.js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
# What is left once both are read: another form of either.
_AUTRE = re.compile(r"^\s*(?:import|export)\b.*$|\bimport\(.*$", re.MULTILINE)
# A comment that has its lines to itself, as ours have.
_COMMENTAIRE = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/)[ \t]*$", re.MULTILINE)

# A template literal inside another: what takes off the spaces of scripts takes the inner one for code.
_DANS_UN_AUTRE = re.compile(r"\$\{[^}`]*`")


class ModuleImpossible(ValueError):
    """A module cannot be put in one file with the others: it imports or exports in a way that is not read here."""


def fichiers(gabarits: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what is published of ``assets/`` in the folder ``gabarits``: the path of each file, and what it holds."""
    caches = reserves(gabarits)
    for fichier in sorted((gabarits / DOSSIER).rglob("*.*")):
        nom = fichier.relative_to(gabarits).as_posix()
        if nom == OUVRIER:
            yield nom, alleger(assembler(fichier)).encode()
        elif nom not in caches:
            serrer = {".js": alleger, ".css": cssmin}.get(fichier.suffix)
            yield nom, serrer(fichier.read_text(encoding="utf-8")).encode() if serrer else fichier.read_bytes()


def reserves(gabarits: Path) -> frozenset[str]:
    """Return the paths of the modules that no page asks for: they are published inside another file only."""
    racine = gabarits.resolve()
    entree = racine / OUVRIER
    return frozenset(un.relative_to(racine).as_posix() for un in modules(entree) if un.parent == entree.parent)


def modules(entree: Path) -> list[Path]:
    """Return ``entree`` and all that it imports, each after what it imports itself, as absolute paths."""
    ordre: dict[Path, None] = {}
    _suivre(entree.resolve(), ordre)
    return list(ordre)


def _suivre(module: Path, ordre: dict[Path, None]) -> None:
    for _, vers in _IMPORT.findall(module.read_text(encoding="utf-8")):
        if (autre := (module.parent / vers).resolve()) not in ordre:
            _suivre(autre, ordre)
    ordre[module] = None


def assembler(entree: Path) -> str:
    """Return the module ``entree`` and all that it imports as one classic script.

    Each module keeps its own names, inside a function that gives what it exports. Raises ModuleImpossible.
    """
    tous = modules(entree)
    noms = {module: f"m{rang}" for rang, module in enumerate(tous)}
    return '"use strict";\n' + "".join(_enveloppe(module, noms) for module in tous)


def _enveloppe(module: Path, noms: dict[Path, str]) -> str:
    def lier(importe: re.Match[str]) -> str:
        pris = importe[1].replace(" as ", ": ")
        return f"const {{{pris}}} = {noms[(module.parent / importe[2]).resolve()]};\n"

    texte = module.read_text(encoding="utf-8")
    donnes = ", ".join(_EXPORT.findall(texte))
    corps = _EXPORT.sub("", _IMPORT.sub(lier, texte))
    if autre := _AUTRE.search(_COMMENTAIRE.sub("", corps)):
        raise ModuleImpossible(f"{module.name} : {autre[0].strip()}")
    return f"const {noms[module]} = (() => {{\n{corps}return {{ {donnes} }};\n}})();\n"


def alleger(texte: str) -> str:
    """Return the script ``texte`` without its comments and the spaces that say nothing.

    Raises ModuleImpossible if a template literal holds another: its spaces would be lost.
    """
    if dedans := _DANS_UN_AUTRE.search(_COMMENTAIRE.sub("", texte)):
        raise ModuleImpossible(f"un texte dans un texte : {dedans[0]}")
    return str(jsmin(texte))
