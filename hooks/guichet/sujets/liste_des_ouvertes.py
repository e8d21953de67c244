"""Open data under ``/donnees/``."""

import guichet.sujets.territoires.ouvertes  # isort: skip
import guichet.sujets.epci.ouvertes  # isort: skip
import guichet.sujets.lieux.ouvertes  # isort: skip
import guichet.sujets.plafonds.ouvertes  # isort: skip
import guichet.sujets.questions.ouvertes  # isort: skip
import guichet.sujets.local.ouvertes  # isort: skip
import guichet.sujets.droit.ouvertes  # isort: skip
import guichet.sujets.veille.ouvertes  # isort: skip
import guichet.sujets.ppgdid.ouvertes  # noqa: F401  # isort: skip

from guichet.pages.donnees_ouvertes import (
    FICHIERS,
    LICENCE,
    fichiers,
    jumeau_csv,
)

__all__ = ["FICHIERS", "LICENCE", "fichiers", "jumeau_csv"]
