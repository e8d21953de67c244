"""A small site where each script is alone in a small page, as it is written, under the strict policy."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from appui.construction import PROJET
from appui.serveur import servir
from guichet.socle.champs import Fiche
from guichet.sujets.territoires.fiches import AncienneCommune, Commune, Epci
from guichet.sujets.territoires.recherche_de_commune import Fragment, index_de_recherche

PAGES = Path(__file__).parent / "pages"
SCRIPTS = PROJET / "overrides" / "assets" / "javascripts"


def lire_fiches(nom: str, modele: type[Fiche]) -> list[Any]:
    with (PROJET / "data" / nom).open(encoding="utf-8", newline="") as fichier:
        return [modele.model_validate(ligne) for ligne in csv.DictReader(fichier)]


@pytest.fixture(scope="session")
def index() -> dict[str, Fragment]:
    """The files of the commune field, by key, made from the data of the site."""
    return index_de_recherche(
        lire_fiches("communes.csv", Commune),
        lire_fiches("communes_anciennes.csv", AncienneCommune),
        lire_fiches("epci.csv", Epci),
    )


@pytest.fixture(scope="session")
def racine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site: the pages of ``pages``, our scripts as they are."""
    racine = tmp_path_factory.mktemp("scripts")
    shutil.copytree(PAGES, racine, dirs_exist_ok=True)
    (racine / "assets").mkdir()
    (racine / "assets" / "javascripts").symlink_to(SCRIPTS)
    shutil.copy(racine / "vide.html", racine / "404.html")
    (racine / "communes").mkdir()
    shutil.copy(racine / "vide.html", racine / "communes" / "index.html")
    return racine


@pytest.fixture(scope="session")
def serveur(racine: Path) -> Iterator[str]:
    """The address of the small site, in place of that of the whole site."""
    with servir(racine) as adresse:
        yield adresse


@pytest.fixture(scope="session")
def avec_index(racine: Path, index: dict[str, Fragment]) -> Path:
    """The folder of the files of the commune field, as the small site serves them."""
    dossier = racine / "recherche" / "communes"
    dossier.mkdir(parents=True, exist_ok=True)
    for cle, fragment in index.items():
        contenu = json.dumps(fragment, ensure_ascii=False, separators=(",", ":"))
        (dossier / f"{cle}.json").write_text(contenu, "utf-8")
    return dossier
