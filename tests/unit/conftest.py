"""What several tests of the core need."""

import pytest

from appui.corruption import lier
from guichet import sujets
from guichet.tableaux.importer import A_L_ESSAI


@pytest.fixture
def projet(tmp_path):
    """A project whose data is the real one, linked; the file to corrupt is copied when touched."""
    return lier(tmp_path)


@pytest.fixture(scope="module")
def lus_une_fois(donnees):
    """Commands are given the facts already read: only the trial of what an import makes of them is loaded again."""
    vrai = sujets.charger
    with pytest.MonkeyPatch.context() as rapide:
        rapide.setattr(sujets, "charger", lambda racine: vrai(racine) if A_L_ESSAI in str(racine) else donnees)
        yield
