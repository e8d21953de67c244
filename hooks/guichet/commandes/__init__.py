"""Commands for editors. Each is a function of its options that returns 0, or 1 when something must be mended.

To add one, write it in a module of its own, decorated with ``@commande``; name it here.
"""

from guichet.commandes import verifier, relire, revue, cotation, importer, exporter, pdf, reference  # noqa: F401  # isort: skip
from guichet.commandes.registre import analyseur as analyseur, lancer as lancer
