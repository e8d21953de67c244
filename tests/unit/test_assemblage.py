"""Several modules in one script: what it does is what they did."""

import json
import subprocess
from pathlib import Path

import pytest

from appui.construction import PROJET
from guichet.atelier import scripts

GABARITS = PROJET / "overrides"


def ecrire(dossier: Path, **modules: str) -> Path:
    for nom, texte in modules.items():
        (dossier / f"{nom}.js").write_text(texte, encoding="utf-8")
    return dossier / "entree.js"


def executer(script: str) -> object:
    return json.loads(subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True).stdout)


def test_modules_in_one_script_do_what_they_did(tmp_path):
    """Same names in two modules, one module for two others, several lines of imports, another name for one."""
    entree = ecrire(
        tmp_path,
        base="const a = 1;\nexport const un = a;\nexport async function deux() {\n  return 2;\n}\n",
        autre='import { un as premier } from "./base.js";\n\nconst a = 10;\nexport const dix = () => a * premier;\n',
        entree='import { dix } from "./autre.js";\nimport {\n  deux,\n  un,\n} from "./base.js";\n\n'
        "// Says « export » and import() for nothing.\n"
        "deux().then((valeur) => console.log(JSON.stringify([un, valeur, dix()])));\n",
    )
    assert [module.name for module in scripts.modules(entree)] == ["base.js", "autre.js", "entree.js"]
    script = scripts.assembler(entree)
    assert executer(script) == executer(scripts.alleger(script)) == [1, 2, 10]


@pytest.mark.parametrize(
    "texte",
    [
        "export default 1;\n",
        'import tout from "./base.js";\n',
        'import * as tout from "./base.js";\n',
        'export { un } from "./base.js";\n',
        'const plus_tard = () => import("./base.js");\n',
    ],
)
def test_a_module_that_is_not_understood_is_refused(tmp_path, texte):
    entree = ecrire(tmp_path, base="export const un = 1;\n", entree=texte)
    with pytest.raises(scripts.ModuleImpossible, match=r"entree\.js"):
        scripts.assembler(entree)


def test_what_is_taken_off_is_never_said():
    texte = '/** Why. */\nconst a = "// kept";\n\n  // gone\n  const b = `/* kept */`; // kept\n/* a\n   b */\n'
    assert scripts.alleger(texte) == 'const a="// kept";const b=`/* kept */`;// kept\n'
    with pytest.raises(scripts.ModuleImpossible):
        scripts.alleger("const a = `un\n  deux`;\n")


@pytest.mark.parametrize(
    ("ecrit", "publie"),
    [
        ("dire(\"a = b ; c\", 'd : e');", "dire(\"a = b ; c\",'d : e');"),
        ("const a = `un = ${b ? `deux = 2` : 3}`;", "const a = `un = ${b ? `deux = 2` : 3}`;"),
        ("const r = /[ ,=]+ \\/ : /u.test(b);", "const r=/[ ,=]+ \\/ : /u.test(b);"),
        ("const c = a / b, d = (a / 2) * b;", "const c=a / b,d=(a / 2)*b;"),
        ("return - -a + +b;", "return - -a + +b;"),
        ("a = b\n  ? c\n  : d;\nb();", "a=b?c:d;b();"),
    ],
)
def test_spaces_that_say_something_stay(ecrit, publie):
    assert scripts.alleger(ecrit) == f"{publie}\n"


def test_spaces_of_a_sheet_that_say_something_stay():
    feuille = (
        '.a .b :is(p, li)\n  .c,\n.d > .e { color : red; width: calc(1px + 2px); content: "a ; b" }\n'
        "@media (min-width: 30em) and (width >= 2em) { a :hover { --x: 0 } }\n"
    )
    assert scripts.alleger(feuille, ".css") == (
        '.a .b :is(p,li)\n.c,.d>.e{color:red;width:calc(1px + 2px);content:"a ; b"}'
        "@media (min-width:30em) and (width>= 2em){a :hover{--x:0}}\n"
    )


def test_worker_is_one_script_without_a_request(tmp_path):
    texte = dict(scripts.fichiers(GABARITS))[scripts.OUVRIER].decode()
    (tmp_path / "ouvrier.js").write_text(texte, encoding="utf-8")
    subprocess.run(["node", "--check", tmp_path / "ouvrier.js"], check=True)
    assert not {"import", "export", "importScripts"} & set(texte.replace("(", " ").split())
    # Its modules are published nowhere else; those that pages ask for too are.
    reserves = scripts.reserves(GABARITS)
    assert "assets/javascripts/recherche/moteur.js" in reserves
    assert not [reserve for reserve in reserves if not reserve.startswith("assets/javascripts/recherche/")]
    assert "assets/javascripts/recherche/recherche.js" not in reserves


def test_a_style_sheet_is_published_without_what_separates_its_rules():
    texte = '/* Why. */\na,\nb:not(.c) > d {\n  grid-area:\n    "x y"\n    "z t";\n  content: " {;} : ";\n}\n\n@media print {\n  e {\n    top: 0;\n  }\n}\n'
    serre = 'a,b:not(.c) > d{grid-area:\n"x y"\n"z t";content:" {;} : "}@media print{e{top:0}}\n'
    assert scripts.serrer(texte) == serre
