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


def test_the_spaces_of_what_is_shown_stay():
    script = "const n = 3; // three\nconsole.log(JSON.stringify([`${n} h ${n + 1}`, 'a  b', /a  b/.source]));\n"
    assert executer(scripts.alleger(script)) == executer(script)
    with pytest.raises(scripts.ModuleImpossible):
        scripts.alleger('const a = `${b ? ` ${c}` : ""}`;\n')


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
