"""The core stands alone, and each of its rooms imports only what the table of pyproject.toml allows."""

import ast
import importlib
import pkgutil
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import guichet
from guichet import sujets

COEUR = Path(guichet.__file__).parent
PROJET = COEUR.parents[1]
MODULES = sorted(COEUR.rglob("*.py"))
TABLE: dict[str, list[str]] = tomllib.loads((PROJET / "pyproject.toml").read_text("utf-8"))["tool"]["guichet"][
    "imports"
]
SUJETS = {f"sujets.{dossier.parent.name}" for dossier in (COEUR / "sujets").glob("*/__init__.py")}


def _nom(fichier: Path) -> str:
    parties = fichier.relative_to(COEUR.parent).with_suffix("").parts
    return ".".join(parties[:-1] if parties[-1] == "__init__" else parties)


FICHIERS = {_nom(fichier): fichier for fichier in MODULES}
NOMS = FICHIERS.keys()


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


def salle(module: str) -> str:
    """Return the room of a module: that of its subject, or of its floor."""
    parties = module.split(".")[1:]
    return ".".join(parties[: 2 if parties[:1] == ["sujets"] else 1])


def visees(source: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the module of each import of ours in ``source``, wherever it is written."""
    for noeud in ast.walk(ast.parse(source)):
        if isinstance(noeud, ast.Import):
            yield from ((noeud.lineno, alias.name) for alias in noeud.names if alias.name.startswith("guichet"))
        elif isinstance(noeud, ast.ImportFrom) and str(noeud.module).startswith("guichet"):
            for alias in noeud.names:
                membre = f"{noeud.module}.{alias.name}"
                yield noeud.lineno, membre if membre in NOMS else str(noeud.module)


def permises(depuis: str) -> set[str]:
    """Return the rooms that the room ``depuis`` may import."""
    sujet = depuis.startswith("sujets.")
    listees = [*TABLE.get(depuis, [] if sujet else None), *(TABLE["sujets.*"] if sujet else [])]
    return {salle for nom in listees for salle in (SUJETS if nom == "sujets.*" else {nom})} | {depuis}


def fautes(module: str, source: str) -> list[str]:
    """Return the imports of ``source`` that the table does not allow, each with its line."""
    depuis = salle(module)
    lignes = source.splitlines()
    return [
        f"{module}, ligne {ligne} : {depuis} n'importe pas {salle(visee)} — {lignes[ligne - 1].strip()}"
        for ligne, visee in visees(source)
        if salle(visee) not in permises(depuis)
    ]


def etages(fleches: dict[str, set[str]]) -> dict[str, int]:
    """Return the floor of each room, from 1: one above the highest that it leans on. Raises CycleError."""
    hauteurs: dict[str, int] = {}
    for nom in TopologicalSorter(fleches).static_order():
        hauteurs[nom] = 1 + max((hauteurs[autre] for autre in fleches.get(nom, ())), default=0)
    return hauteurs


def fleches(entre: Callable[[str], str]) -> dict[str, set[str]]:
    graphe: dict[str, set[str]] = {}
    for module, fichier in FICHIERS.items():
        depuis = entre(module)
        siennes = {entre(visee) for _, visee in visees(fichier.read_text(encoding="utf-8"))}
        graphe.setdefault(depuis, set()).update(siennes - {depuis})
    return graphe


@pytest.mark.parametrize("module", sorted(FICHIERS))
def test_imports_are_those_of_the_table(module: str):
    assert fautes(module, FICHIERS[module].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "ligne"),
    [
        ("guichet.socle.lot", "from guichet.prose.guides import GUIDES"),
        ("guichet.prose.redaction", "from guichet.sujets.textes.fiches import TEXTES"),
        ("guichet.pages.registre", "import guichet.sujets"),
        ("guichet.sujets.lieux.regles", "from guichet.atelier.atelier import Atelier"),
        ("guichet.sujets.lieux.regles", "from guichet.sujets import charger"),
        ("guichet.sujets.territoires.page", "    from guichet.sujets.lieux.fiches import Lieu"),
        ("guichet.import_public.mairies", "from guichet.sujets.questions.fiches import Question"),
    ],
)
def test_an_import_that_runs_back_up_is_named_with_its_line(module: str, ligne: str):
    retrait = "def plus_tard():\n" if ligne.startswith(" ") else "\n"
    (faute,) = fautes(module, f'"""Un essai."""\n{retrait}{ligne}\n')
    assert faute.startswith(f"{module}, ligne 3 : ")
    assert faute.endswith(ligne.strip())


def test_rooms_hold_on_ten_floors_without_a_circle():
    hauteurs = etages(fleches(salle))
    assert max(hauteurs.values()) <= 10
    assert etages(fleches(lambda module: module)), "aucun module ne s'importe lui-même, même par d'autres"


def test_the_table_says_nothing_that_is_not_so():
    """Every room is there, and an arrow that no import draws any more is taken out."""
    tracees = fleches(salle)
    assert {nom for nom in TABLE if nom != "sujets.*"} <= tracees.keys()
    assert {nom for nom in tracees if not nom.startswith("sujets.")} - {""} <= TABLE.keys()
    declarees = {(nom, vers) for nom in TABLE if nom in SUJETS for vers in TABLE[nom]}
    assert {(nom, vers) for nom, vers in declarees if vers not in tracees[nom]} == set()


def test_nothing_lies_outside_the_rooms():
    assert {fichier.name for fichier in COEUR.glob("*.py")} == {"__init__.py", "__main__.py"}


def test_every_subject_is_in_the_list():
    """A subject left out gives nothing to the site; one that only commands use has no face."""
    avec_face = {
        nom for nom in SUJETS if "SUJET = " in (COEUR / nom.replace(".", "/") / "__init__.py").read_text("utf-8")
    }
    assert avec_face == fleches(salle)["sujets"] & SUJETS
    assert len(sujets.SUJETS) == len(avec_face)


def test_templates_lie_under_the_words_of_the_subjects():
    """What several subjects share is in partials/, a layout of prose at the root; a page names its template alone."""
    dossiers = {gabarit.parent.name: gabarit.parent for gabarit in (PROJET / "overrides").glob("*/*.html")}
    assert {f"sujets.{nom}" for nom in dossiers.keys() - {"partials"}} <= SUJETS
    noms = Counter(
        gabarit.name for gabarit in (PROJET / "overrides").glob("**/*.html") if gabarit.parent.name != "partials"
    )
    assert [nom for nom, fois in noms.items() if fois > 1] == []


PLAN = (PROJET / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_drawing_is_the_table():
    dessin = {
        nom: set(vers.split()) for nom, vers in re.findall(r"^(?:[\d–]+ +)([\w.*]+) .*?←(.*)$", PLAN, re.MULTILINE)
    } | {
        f"sujets.{nom}": {f"sujets.{autre}" for autre in vers.split()}
        for nom, vers in re.findall(r"^([a-z_]+) +← (.*)$", PLAN, re.MULTILINE)
    }
    assert dessin == {nom: set(vers) for nom, vers in TABLE.items()}


def test_floors_of_the_drawing_are_those_of_the_code():
    hauteurs = etages(fleches(salle))
    for etage, nom in re.findall(r"^([\d–]+) +([\w.*]+) .*←", PLAN, re.MULTILINE):
        de_la_salle = [h for autre, h in hauteurs.items() if autre in SUJETS] if nom == "sujets.*" else [hauteurs[nom]]
        assert etage == "–".join(map(str, sorted({min(de_la_salle), max(de_la_salle)}))), nom


def test_paths_of_the_architecture_exist():
    chemins = set(re.findall(r"`((?:data|docs|hooks|overrides|tests)/[^`]*|[a-z]+\.(?:toml|yml))`", PLAN))
    assert len(chemins) > 12
    absents = {chemin for chemin in chemins if not any(PROJET.glob(chemin.rstrip("/").replace("<subject>", "*")))}
    assert absents == set()


ECRITS = {
    fichier: fichier.read_text(encoding="utf-8")
    for dossier in ("hooks", "outils", "overrides", "tests")
    for fichier in sorted((PROJET / dossier).rglob("*"))
    if fichier.suffix in {".css", ".html", ".js", ".mjs", ".py", ".sh", ".yml"}
}
_CHEMIN = re.compile(r"(?<![\w/.-])(?:hooks|outils|overrides|tests)/[\w./-]+\.(?:css|html|json|js|mjs|py|sh|yml)\b")
_FICHIER = re.compile(r"``?(\w+\.(?:js|py))``?")


def test_files_that_comments_name_exist():
    """Whoever moves a file finds where others speak of it."""
    noms = {fichier.name for fichier in ECRITS}
    perdus = [
        (fichier.relative_to(PROJET).as_posix(), nom)
        for fichier, texte in ECRITS.items()
        for nom in (*_CHEMIN.findall(texte), *_FICHIER.findall(texte))
        if not ((PROJET / nom).exists() if "/" in nom else nom in noms)
    ]
    assert perdus == []


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
