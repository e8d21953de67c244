"""The HTML standard, checked on one page of each template in each language."""

import json
import shutil
import subprocess
from pathlib import Path

from appui.construction import PROJET
from appui.gabarits import adresses
from appui.serveur import fichier_de


def test_html_is_valid(site_construit: Path):
    """The rules set aside are listed in .htmlvalidate.json, each with its reason."""
    npx = shutil.which("npx")
    assert npx, "npx introuvable : lancez les tests par « make test »"
    fichiers = [str(fichier_de(site_construit, chemin)) for chemin in adresses().values()]
    commande = [
        npx,
        "--no-install",
        "html-validate",
        "--config",
        ".htmlvalidate.json",
        "--formatter",
        "json",
        *fichiers,
    ]
    resultat = subprocess.run(commande, cwd=PROJET, capture_output=True, text=True, check=False, timeout=180)
    assert resultat.returncode in {0, 1}, resultat.stderr
    fautes = [
        f"{Path(page['filePath']).relative_to(site_construit)}:{faute['line']} {faute['ruleId']} {faute['message']}"
        for page in json.loads(resultat.stdout)
        for faute in page["messages"]
    ]
    assert not fautes, f"{len(fautes)} fautes :\n" + "\n".join(fautes[:40])
