"""Commands for editors, registered as their modules are imported."""

import guichet.atelier.verifier  # isort: skip
import guichet.atelier.relire  # isort: skip
import guichet.sujets.revue.commande  # isort: skip
import guichet.sujets.cotation.commande  # isort: skip
import guichet.atelier.importer  # isort: skip
import guichet.atelier.exporter  # isort: skip
import guichet.sujets.epci.commande  # noqa: F401  # isort: skip
from guichet.socle.commandes import analyseur, lancer

__all__ = ["analyseur", "lancer"]
