"""Where the site publishes what is in a folder named by its content: our scripts, the files of the search."""

import json
from functools import cache
from pathlib import Path

from appui.construction import PROJET
from guichet.atelier.actifs import Actifs


@cache
def actifs() -> Actifs:
    return Actifs.lire(PROJET / "overrides")


def script_publie(nom: str) -> str:
    """Return the address of the script ``nom`` (``lieux/horaires``), from the root of the site."""
    return "/" + actifs().publie(f"assets/javascripts/{nom}.js")


def index_de_recherche(site: Path, langue: str) -> Path:
    """Return the folder of what the search in ``langue`` fetches on the built ``site``."""
    versions = json.loads((site / f"recherche/{actifs().version}.json").read_text(encoding="utf-8"))
    return site / "recherche" / langue / versions[langue]


def fichiers_des_communes(site: Path) -> Path:
    """Return the folder of the files of the commune field on the built ``site``."""
    (dossier,) = (site / "recherche/communes").iterdir()
    return dossier
