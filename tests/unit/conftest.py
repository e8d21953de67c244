"""What several tests of the core need."""

from pathlib import Path

import pytest

from guichet import sujets
from guichet.tableaux.importer import A_L_ESSAI

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture
def projet(tmp_path):
    """A project whose data is the real one, linked; the file to corrupt is copied when touched."""
    for fichier in (*(RACINE / "data").rglob("*"), *(RACINE / "docs").rglob("*")):
        lien = tmp_path / fichier.relative_to(RACINE)
        if fichier.is_dir():
            lien.mkdir(parents=True, exist_ok=True)
        else:
            lien.parent.mkdir(parents=True, exist_ok=True)
            lien.symlink_to(fichier)
    return tmp_path


@pytest.fixture(scope="module")
def lus_une_fois(donnees):
    """Commands are given the facts already read: only the trial of what an import makes of them is loaded again."""
    vrai = sujets.charger
    with pytest.MonkeyPatch.context() as rapide:
        rapide.setattr(sujets, "charger", lambda racine: vrai(racine) if A_L_ESSAI in str(racine) else donnees)
        yield
