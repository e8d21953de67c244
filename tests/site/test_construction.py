"""The build: repeatable byte for byte, and refusing bad data without touching what is published."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from appui.construction import PROJET, construire

# In the folder of another test process: these builds may run beside the tests that read pages.
pytestmark = pytest.mark.xdist_group("construction")


def empreintes(racine: Path) -> dict[str, str]:
    """Return the digest of each file under ``racine``."""
    return {
        fichier.relative_to(racine).as_posix(): hashlib.sha256(fichier.read_bytes()).hexdigest()
        for fichier in sorted(racine.rglob("*"))
        if fichier.is_file()
    }


@pytest.mark.lent
def test_two_builds_are_identical(site_construit: Path, tmp_path: Path):
    construire(tmp_path / "site")
    premiere, seconde = empreintes(site_construit), empreintes(tmp_path / "site")
    assert premiere.keys() == seconde.keys()
    assert [nom for nom in premiere if premiere[nom] != seconde[nom]] == []


@pytest.fixture
def copie(tmp_path: Path) -> Path:
    """A copy of what the site is made of, to damage at will, with a site already published."""
    for nom in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(PROJET / nom, tmp_path / nom, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJET / "mkdocs.yml", tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("publié hier", encoding="utf-8")
    return tmp_path


def tenter(projet: Path, **environnement: str) -> subprocess.CompletedProcess[str]:
    commande = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    propre = {nom: valeur for nom, valeur in os.environ.items() if nom not in {"GUICHET_DATE", "PYTHONPATH"}}
    return subprocess.run(
        commande, cwd=projet, env=propre | environnement, capture_output=True, text=True, check=False, timeout=120
    )


def test_bad_data_stops_the_build_and_leaves_the_published_site_alone(copie: Path):
    mairies = copie / "data/lieux/mairies.csv"
    lignes = mairies.read_text(encoding="utf-8").splitlines(keepends=True)
    fautive = next(i for i, ligne in enumerate(lignes) if i > 100 and ",+33" in ligne)
    lignes[fautive] = lignes[fautive].replace(",+33", ",+330", 1)
    mairies.write_text("".join(lignes), encoding="utf-8")

    resultat = tenter(copie)

    sortie = resultat.stdout + resultat.stderr
    assert resultat.returncode != 0
    assert f"data/lieux/mairies.csv, ligne {fautive + 1}" in sortie
    assert "Remède" in sortie
    assert "Traceback" not in sortie
    assert empreintes(copie / "site").keys() == {"index.html"}
    assert (copie / "site/index.html").read_text(encoding="utf-8") == "publié hier"


def test_an_impossible_date_stops_the_build_in_words(copie: Path):
    resultat = tenter(copie, GUICHET_DATE="2027-02-30")
    sortie = resultat.stdout + resultat.stderr
    assert resultat.returncode != 0
    assert "2027-02-30" in sortie
    assert "Traceback" not in sortie
    assert (copie / "site/index.html").read_text(encoding="utf-8") == "publié hier"
