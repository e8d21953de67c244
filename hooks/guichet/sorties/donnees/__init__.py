"""Open data under ``/donnees/`` (design § 5): each file with its CSV twin, JSON Schema, licence and date.

To add a file, write its model and the function that fills it in a module of its own, decorated with ``@publie``; name it here.
"""

from guichet.sorties.donnees import (  # noqa: F401  # isort: skip
    communes,
    territoires,
    lieux,
    plafonds,
    faq,
    local,
    textes,
    veille,
    auto_controle,
)
from guichet.sorties.donnees.registre import (
    FICHIERS as FICHIERS,
    LICENCE as LICENCE,
    fichiers as fichiers,
    jumeau_csv as jumeau_csv,
)
