"""What an intercommunality is called: its address, its place in the alphabet."""

import re

from guichet.socle.texte import cle_de_tri
from guichet.sujets.territoires.fiches import Epci


def chemin_epci(epci: Epci) -> str:
    """Return the address of the page of ``epci`` in its language."""
    return f"territoires/{epci.slug}/"


_NATURE_EN_TETE = re.compile(r"^(?:CA|CC|CU) (?:de la |de l'|des |du |de |d')?")


def cle_de_tri_epci(epci: Epci) -> str:
    """Return the key that sorts EPCI as people look for them: « CA de Lens - Liévin » is at L."""
    return cle_de_tri(_NATURE_EN_TETE.sub("", epci.nom))
