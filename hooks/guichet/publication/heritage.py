"""What a publication takes from those before it: files that did not change, and those that open pages may still ask for."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

# Written by the build: its day, and what is named by its content.
ETAT = "donnees/construit.json"


def fichiers(dossier: Path) -> Iterator[Path]:
    """Yield every file under ``dossier``."""
    for parent, _, noms in os.walk(dossier):
        yield from (Path(parent, nom) for nom in noms)


def relier(neuf: Path, ancien: Path) -> None:
    """Put in ``neuf`` the very files of ``ancien`` wherever the bytes are the same.

    They keep their date, which servers and copying tools go by, and take no room.
    """
    for fichier in fichiers(neuf):
        autre = ancien / fichier.relative_to(neuf)
        # Two names of one file: the system would not replace one by the other, and leave both.
        if autre.is_file() and not fichier.samefile(autre) and _memes(fichier, autre):
            _remplacer(fichier, autre)


def transmettre(ancien: Path, neuf: Path) -> None:
    """Put in ``neuf`` what ``ancien`` names by its content, and ``neuf`` lacks: pages of ``ancien`` may ask for it."""
    for nom in _nommes_par_leur_contenu(ancien):
        source, destination = ancien / nom, neuf / nom
        if source.exists() and not destination.exists():
            destination.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, destination, copy_function=partager)
            else:
                partager(source, destination)


def ouvrir_a_tous(dossier: Path) -> None:
    """Let every account read ``dossier`` and all that it holds: the server has its own, whatever that of who publishes."""
    for parent, _, noms in os.walk(dossier):
        _accorder(Path(parent), 0o555)
        for nom in noms:
            _accorder(Path(parent, nom), 0o444)


def _accorder(chemin: Path, droits: int) -> None:
    mode = chemin.stat().st_mode
    if mode & droits != droits:
        chemin.chmod(mode | droits)


def etat(publication: Path) -> dict[str, object]:
    """Return what the build said of ``publication``: nothing for one made before it did."""
    try:
        lu = json.loads((publication / ETAT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return lu if isinstance(lu, dict) else {}


def _nommes_par_leur_contenu(publication: Path) -> list[str]:
    noms = etat(publication).get("nommes_par_leur_contenu", [])
    # Read from a file: never outside the publication.
    return [nom for nom in noms if isinstance(nom, str) and ".." not in nom] if isinstance(noms, list) else []


def _memes(un: Path, autre: Path) -> bool:
    return un.stat().st_size == autre.stat().st_size and un.read_bytes() == autre.read_bytes()


def _remplacer(fichier: Path, par: Path) -> None:
    provisoire = fichier.with_name(f".{fichier.name}")
    partager(par, provisoire)
    provisoire.replace(fichier)


def partager(source: str | Path, destination: str | Path) -> None:
    """Give ``source`` a second name; a copy, with its date, where the disk knows no such thing."""
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)
