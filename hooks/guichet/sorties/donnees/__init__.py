"""Open data under ``/donnees/`` (design § 5): each file with its JSON Schema, licence and date.

To add a file, write its model and the function that fills it in a module of its own, decorated with ``@publie``; name it here.
"""

from guichet.sorties.donnees import communes, territoires, lieux, plafonds, faq, textes, veille, auto_controle  # noqa: F401  # isort: skip
from guichet.sorties.donnees.registre import FICHIERS as FICHIERS, LICENCE as LICENCE, fichiers as fichiers
