"""The core stands alone: it imports neither MkDocs nor, in a circle, itself."""

import ast
import importlib
import pkgutil
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import guichet

COEUR = Path(guichet.__file__).parent
PROJET = COEUR.parents[1]
MODULES = sorted(COEUR.rglob("*.py"))


def importations(fichier: Path) -> set[str]:
    """Return the modules that ``fichier`` names in an import, wherever it is written."""
    noms: set[str] = set()
    for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))):
        if isinstance(noeud, ast.Import):
            noms |= {alias.name for alias in noeud.names}
        elif isinstance(noeud, ast.ImportFrom):
            assert noeud.level == 0, f"{fichier} : import relatif"
            noms |= {str(noeud.module)} | {f"{noeud.module}.{alias.name}" for alias in noeud.names}
    return noms


@pytest.mark.parametrize("fichier", MODULES, ids=lambda fichier: fichier.relative_to(COEUR).as_posix())
def test_core_never_imports_the_site_generator(fichier: Path):
    racines = {nom.split(".")[0] for nom in importations(fichier)}
    assert racines.isdisjoint({"mkdocs", "material", "mkdocs_static_i18n"})


def test_unit_tests_run_without_the_site_generator():
    """tests/conftest.py hides it: every test of the core passes as if it were not installed."""
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("mkdocs")


def test_every_module_of_the_core_can_be_imported_alone():
    for module in pkgutil.walk_packages(guichet.__path__, "guichet."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def test_imports_point_one_way():
    noms = {_nom(fichier) for fichier in MODULES}
    graphe = {}
    for fichier in MODULES:
        arbre = ast.parse(fichier.read_text(encoding="utf-8"))
        au_chargement = ast.Module(
            [noeud for noeud in arbre.body if isinstance(noeud, ast.Import | ast.ImportFrom)], []
        )
        vises = set()
        for noeud in au_chargement.body:
            if isinstance(noeud, ast.Import):
                vises |= {alias.name for alias in noeud.names}
            else:
                membres = {f"{noeud.module}.{alias.name}" for alias in noeud.names}
                vises |= (membres & noms) or {str(noeud.module)}
        graphe[_nom(fichier)] = (vises & noms) - {_nom(fichier)}
    assert list(TopologicalSorter(graphe).static_order())


def test_entries_are_thin():
    """What hooks/ hands to MkDocs translates; it does not decide."""
    for fichier in COEUR.parent.glob("*.py"):
        arbre = ast.parse(fichier.read_text(encoding="utf-8"))
        longueurs = {n.name: (n.end_lineno or 0) - n.lineno for n in ast.walk(arbre) if isinstance(n, ast.FunctionDef)}
        assert {nom: lignes for nom, lignes in longueurs.items() if lignes > 25} == {}


def test_locks_name_no_download_address_and_every_package_has_a_hash():
    exigences = (PROJET / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"https?://|file:|--index|--find-links|--extra", exigences)
    assert re.findall(r"^[a-z][^ \n]*$", exigences, re.MULTILINE) == []
    assert "http" not in re.sub(r'"(funding|url|homepage)": .*', "", (PROJET / "package-lock.json").read_text("utf-8"))


def _nom(fichier: Path) -> str:
    parties = fichier.relative_to(COEUR.parent).with_suffix("").parts
    return ".".join(parties[:-1] if parties[-1] == "__init__" else parties)
