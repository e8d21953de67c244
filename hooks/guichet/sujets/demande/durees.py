"""Durations and quantities of the law, in words."""

from guichet.socle.langues import Interface
from guichet.sujets.demande.fiches import Delai


def duree(delai: Delai, interface: Interface) -> str:
    """Return the value of ``delai`` with its unit, in words of the language: « 1 mois », « 25 % »."""
    return interface.texte(f"unites.{delai.unite}", n=delai.valeur)
