"""What the archive for offline readers holds of a built site."""

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from appui.construction import PROJET

OUTIL = PROJET / "outils/zim.py"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for nom, texte in {
        "index.html": "<title>L&#x27;accueil</title>",
        "demander/papiers/index.html": "<title>Papiers</title>",
        "demander/papiers/index.html.gz": "",
        "404.html": "<title>Absente</title>",
        "hors-ligne.js": "",
        "assets/0123/page.js": "1",
        "veille/atom.xml": "<feed/>",
        "donnees/construit.json": json.dumps({"construit_le": "2026-11-26", "adresse": "https://site.exemple/"}),
    }.items():
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_text(texte, encoding="utf-8")
    return tmp_path


def test_pages_are_at_their_addresses_and_what_serves_the_site_stays_out(site: Path):
    plan = spec_from_file_location("zim", OUTIL)
    zim = sys.modules["zim"] = module_from_spec(plan)
    plan.loader.exec_module(zim)
    assert [(un.chemin, un.titre, un.nature) for un in zim.entrees(site)] == [
        ("assets/0123/page.js", "", "text/javascript"),
        ("demander/papiers/", "Papiers", "text/html"),
        ("donnees/construit.json", "", "application/json"),
        ("index.html", "L'accueil", "text/html"),
        ("veille/atom.xml", "", "application/atom+xml"),
    ]


def test_without_libzim_it_says_what_to_install(site: Path, tmp_path: Path):
    # As if it were not installed, wherever it is.
    programme = f"import sys, runpy; sys.modules['libzim'] = None; sys.argv[1:] = [{str(site)!r}, {str(tmp_path / 'a.zim')!r}]; runpy.run_path({str(OUTIL)!r}, run_name='__main__')"
    fait = subprocess.run([sys.executable, "-c", programme], capture_output=True, text=True, check=False)
    assert fait.returncode == 1
    assert "Remède : python -m pip install libzim" in fait.stderr
    assert not (tmp_path / "a.zim").exists()
