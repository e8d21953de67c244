"""The built site, its pages and its server, made once for the whole run."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from xdist.scheduler import LoadScopeScheduling

from appui.construction import construire, une_fois
from appui.pages import PageConstruite, lire_site
from appui.serveur import servir

if TYPE_CHECKING:
    from appui.injections import Infeste

# The core must outlive the site generator: its tests run as if it were not installed. Builds are other processes.
sys.modules.update(dict.fromkeys(("mkdocs", "material", "mkdocs_static_i18n")))  # type: ignore[arg-type]

DOSSIERS = {"site": ["site"], "browser": ["navigateur"]}
# Every fault of every file, faults drawn at random: any process may take one.
SEPARES = {"test_corruptions.py", "test_mutations.py"}
# They, and whatever is judged on the whole project, or works on a copy of it.
LENTS = {
    *SEPARES,
    "test_adresses.py",
    "test_contributions.py",
    "test_envois.py",
    "test_fiches_communes.py",
    "test_geographie.py",
    "test_importation_client.py",
    "test_jours_a_venir.py",
    "test_liens_internes.py",
    "test_publication.py",
    "test_qualite.py",
    "test_reference.py",
    "test_rendu.py",
    "test_verification.py",
}
# They build sites: they may run beside the tests that read pages.
A_PART = {"test_construction.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    racine = Path(__file__).parent
    for item in items:
        dossier = item.path.relative_to(racine).parts[0]
        for marque in DOSSIERS.get(dossier, []):
            item.add_marker(marque)
        if item.path.name in LENTS:
            item.add_marker("lent")


class Repartition(LoadScopeScheduling):
    """Tests that share what is long to make stay in one process: the parsed pages, what a file of unit tests makes.

    Marks of pytest-xdist would say it, but pytest 9.2 ignores what it does with them (pytest-xdist, issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        fichier = Path(nodeid.partition("::")[0])
        if fichier.parts[1] == "browser" or fichier.name in SEPARES:
            return nodeid
        return "site" if fichier.parts[1] == "site" and fichier.name not in A_PART else fichier.name


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Repartition:
    return Repartition(config, log)


@pytest.fixture(scope="session")
def commun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of this run share."""
    dossier = tmp_path_factory.getbasetemp()
    return dossier.parent if "PYTEST_XDIST_WORKER" in os.environ else dossier


@pytest.fixture(scope="session")
def site_construit(commun: Path) -> Path:
    """The folder of the site, built once with ``mkdocs build --strict``.

    GUICHET_SITE names a folder already built, to save time while writing a test.
    """
    if deja := os.environ.get("GUICHET_SITE"):
        return Path(deja)
    return une_fois(commun / "site", construire)


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


@pytest.fixture(scope="session")
def infeste(commun: Path) -> "Infeste":
    """The site of a project where every field that takes words holds hostile ones, whatever the rules say."""
    from appui.injections import Infeste, publier_infeste

    return Infeste(une_fois(commun / "infeste", publier_infeste))


@pytest.fixture(scope="session")
def publication(commun: Path, site_construit: Path) -> Path:
    """The folder of a publication of the site, less most of its communes."""
    # Not above: the core would be imported before the site generator is hidden from it.
    from appui.publies import publier_une_partie

    return une_fois(commun / "publication", lambda racine: publier_une_partie(racine, site_construit))
