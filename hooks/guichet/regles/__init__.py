"""Rules that need more than one record: each is a function that yields what is wrong.

To add a rule, write a function in the module of its subject and decorate it with ``@regle``. A new module is named here.
"""

from guichet.regles import (  # noqa: F401
    agenda,
    decision,
    demande,
    glossaire,
    instruments,
    interface,
    lieux,
    plafonds,
    prose,
    questions,
    recherche,
    revue,
    sources,
    territoires,
    textes,
    veille,
)
from guichet.regles.registre import REGLES as REGLES
