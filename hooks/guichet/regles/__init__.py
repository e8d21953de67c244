"""Rules that need more than one record: each is a function that yields what is wrong.

To add a rule, write a function in the module of its subject and decorate it with ``@regle``. A new module is named here.
"""

from guichet.regles import (  # noqa: F401
    agenda,
    chronologies,
    cotation,
    decision,
    demande,
    documents,
    expulsions,
    glossaire,
    instruments,
    interface,
    lieux,
    local,
    numeros,
    plafonds,
    ppgdid,
    prose,
    quartiles,
    questions,
    recherche,
    revue,
    series,
    sources,
    territoires,
    textes,
    veille,
)
from guichet.regles.registre import REGLES as REGLES, REGLES_DE_FICHE as REGLES_DE_FICHE
from guichet.socle import (  # noqa: F401
    regles_des_chaines,
    regles_des_dates,
    regles_des_fichiers,
    regles_des_langues,
    regles_des_liens,
    regles_des_nombres,
)
