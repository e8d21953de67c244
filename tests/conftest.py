"""The built site, its pages and its server, made once for the whole run."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from appui.construction import construire_une_fois
from appui.pages import PageConstruite, lire_site
from appui.serveur import servir

# The core must outlive the site generator: its tests run as if it were not installed. Builds are other processes.
sys.modules.update(dict.fromkeys(("mkdocs", "material", "mkdocs_static_i18n")))  # type: ignore[arg-type]

DOSSIERS = {"site": ["site"], "browser": ["navigateur"]}
# Every fault of every file, each judged on the whole project.
LENTS = {"test_corruptions.py"}
# Tests that share what is long to make stay in one process: the parsed pages of the site, what a file of tests makes.
GROUPES = {"site": "site", "unit": None}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    racine = Path(__file__).parent
    for item in items:
        dossier = item.path.relative_to(racine).parts[0]
        for marque in DOSSIERS.get(dossier, []):
            item.add_marker(marque)
        if item.path.name in LENTS:
            item.add_marker("lent")
        elif dossier in GROUPES and not any(item.iter_markers("xdist_group")):
            item.add_marker(pytest.mark.xdist_group(GROUPES[dossier] or item.path.stem))


@pytest.fixture(scope="session")
def site_construit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built once with ``mkdocs build --strict``.

    GUICHET_SITE names a folder already built, to save time while writing a test.
    """
    if deja := os.environ.get("GUICHET_SITE"):
        return Path(deja)
    commun = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        commun = commun.parent
    return construire_une_fois(commun / "construction")


@pytest.fixture(scope="session")
def pages(site_construit: Path) -> dict[str, PageConstruite]:
    """Every page of the built site by its address from the root."""
    return lire_site(site_construit)


@pytest.fixture(scope="session")
def serveur(site_construit: Path) -> Iterator[str]:
    """The address of a local server of the built site, under the strict CSP."""
    with servir(site_construit) as adresse:
        yield adresse


@pytest.fixture(scope="session")
def donnees():
    """The verified facts, read once. Records cannot change: all tests share them."""
    # Not above: the core would be imported before the site generator is hidden from it.
    from appui.donnees import donnees

    return donnees()
