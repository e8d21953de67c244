"""Build the site as an editor would, in a process of its own."""

import datetime
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PROJET = Path(__file__).resolve().parents[2]
ADRESSE = "https://site.exemple/"

# Opening hours, expiries and holidays depend on the day: the tests read the site of one day.
JOUR = "2026-11-27"
MIDI = datetime.datetime.fromisoformat(f"{JOUR}T12:00:00+01:00")


def construire(
    destination: Path, jour: str = JOUR, adresse: str = ADRESSE, projet: Path = PROJET, reserve: Path | None = None
) -> str:
    """Build the site of ``projet`` on ``jour`` into ``destination`` and return what the build said.

    With a ``reserve``, pages that have not changed since the last build with it are not rendered again. Raises AssertionError with the whole output when ``mkdocs build --strict`` fails.
    """
    environnement = os.environ | {"GUICHET_DATE": jour, "SITE_URL": adresse, "NO_MKDOCS_2_WARNING": "1"}
    if reserve:
        environnement["GUICHET_RESERVE"] = str(reserve)
    commande = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(destination)]
    resultat = subprocess.run(commande, cwd=projet, env=environnement, capture_output=True, text=True, check=False)
    sortie = resultat.stdout + resultat.stderr
    assert resultat.returncode == 0, f"mkdocs build --strict a échoué :\n{sortie[-6000:]}"
    return sortie


def construire_sans_theme(destination: Path) -> None:
    """Make the pages of prose in ``destination`` as if no theme were installed. Raises CalledProcessError."""
    environnement = os.environ | {"GUICHET_DATE": JOUR, "SITE_URL": ADRESSE, "NO_MKDOCS_2_WARNING": "1"}
    programme = Path(__file__).with_name("sans_theme.py")
    subprocess.run([sys.executable, programme, destination], cwd=PROJET, env=environnement, check=True)


def copier_le_projet(destination: Path) -> Path:
    """Copy what the site is made of into ``destination``, to change it at will, and return that folder."""
    for nom in ("data", "docs", "hooks", "overrides"):
        shutil.copytree(PROJET / nom, destination / nom, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJET / "mkdocs.yml", destination)
    return destination


def une_fois(dossier: Path, faire: Callable[[Path], object]) -> Path:
    """Return ``dossier``, which ``faire`` makes unless another test process has done so."""
    dossier.parent.mkdir(parents=True, exist_ok=True)
    fait = dossier.with_suffix(".fait")
    with dossier.with_suffix(".verrou").open("w") as verrou:
        fcntl.flock(verrou, fcntl.LOCK_EX)
        if not fait.exists():
            faire(dossier)
            fait.touch()
    return dossier
