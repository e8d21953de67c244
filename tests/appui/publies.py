"""Where the site publishes what is in a folder named by its content: our scripts, the files of the search."""

import json
import os
import re
import shutil
from functools import cache
from pathlib import Path

from appui.construction import PROJET
from appui.gabarits import adresses
from guichet.atelier.actifs import Actifs
from guichet.publication.versions import Publications


@cache
def actifs() -> Actifs:
    return Actifs.lire(PROJET / "overrides")


def script_publie(nom: str) -> str:
    """Return the address of the script ``nom`` (``lieux/horaires``), from the root of the site."""
    return "/" + actifs().publie(f"assets/javascripts/{nom}.js")


def index_de_recherche(site: Path, langue: str) -> Path:
    """Return the folder of what the search in ``langue`` fetches on the built ``site``."""
    versions = json.loads((site / f"recherche/{actifs().version}.json").read_text(encoding="utf-8"))["recherche"]
    return site / "recherche" / langue / versions[langue]


def fichiers_des_communes(site: Path) -> Path:
    """Return the folder of the files of the commune field on the built ``site``."""
    (dossier,) = (site / "recherche/communes").iterdir()
    return dossier


def publier_une_partie(racine: Path, site: Path) -> None:
    """Publish in ``racine`` the built ``site``, less most of its communes."""
    gardees = {Path(adresse).name for adresse in adresses().values() if "communes/" in adresse}

    def ignorer(_: str, noms: list[str]) -> set[str]:
        return {nom for nom in noms if re.search(r"-\d[\dab]\d{3}$", nom) and nom not in gardees}

    publications = Publications(racine, graver=lambda: None)
    with publications.chantier() as chantier:
        shutil.copytree(site, chantier.dossier, dirs_exist_ok=True, ignore=ignorer, copy_function=os.link)
        publications.mettre_en_ligne(chantier)
