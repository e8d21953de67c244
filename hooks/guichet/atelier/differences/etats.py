"""A state of the project: a folder, or a version that git knows, put in one."""

import io
import subprocess
import tarfile
from pathlib import Path

from guichet.socle.fichiers import DOSSIERS
from guichet.socle.problemes import DonneesInvalides, Probleme


def dossier_de(racine: Path, etat: str, provisoire: Path) -> Path:
    """Return a folder that holds ``etat``: that folder itself, or the version so named, put in ``provisoire``.

    Raises DonneesInvalides if it is neither.
    """
    if (racine / etat / DOSSIERS[0]).is_dir():
        return racine / etat
    version = _git(racine, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{etat}^{{commit}}")
    presents = [
        nom for nom in DOSSIERS if version and _git(racine, "rev-parse", "--quiet", "--verify", f"{version}:{nom}")
    ]
    archive = subprocess.run(  # noqa: S603  # the version is a digest that git gave
        ["git", "-C", str(racine), "archive", "--format=tar", version, *presents],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if not presents or archive.returncode:
        constat = f"« {etat} » n'est ni un dossier du projet, ni une version que git connaît"
        remede = "donnez par exemple main, HEAD^, ou le chemin d'une copie du projet"
        raise DonneesInvalides([Probleme(etat, 1, "", "", constat, remede)])
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as contenu:
        contenu.extractall(provisoire, filter="data")
    return provisoire


def _git(racine: Path, *demande: str) -> str:
    """Return what git answers, or nothing."""
    try:
        reponse = subprocess.run(["git", "-C", str(racine), *demande], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        return ""
    return reponse.stdout.decode().strip() if reponse.returncode == 0 else ""
