"""The template of thousands of pages, cast in one piece, where what depends on nothing of the page is rendered once.

So a page asks for no other template, and prints what is its own alone. A test renders pages with and without, and compares.
"""

from collections.abc import Collection
from dataclasses import dataclass

from jinja2 import nodes

from guichet.atelier.moules.assemblage import Assemblage, Lire
from guichet.atelier.moules.constantes import Constantes
from guichet.atelier.moules.partages import Partages

# What a page is given that depends on the folder where it is, and on nothing else of it.
DU_DOSSIER = frozenset(("d_ou", "lien", "fichier", "adresse_absolue"))


@dataclass(frozen=True)
class Moule:
    """A template in one piece; ``composants`` are the names of all those that it is made of."""

    arbre: nodes.Template
    composants: frozenset[str]


def mouler(nom: str, lire: Lire, globales: Collection[str], contextuelles: Collection[str]) -> Moule:
    """Return the template ``nom`` in one piece. ``lire`` gives a fresh tree of each that it names.

    ``globales`` are the names that mean the same on every page, ``contextuelles`` the filters that depend on the page.
    """
    assemblage = Assemblage(lire)
    corps = assemblage.gabarit(nom)
    corps = [*assemblage.modules(corps), *corps]
    constantes = Constantes.de(corps, {*globales, *DU_DOSSIER}, frozenset(contextuelles))
    partages = Partages(nom, constantes)
    # At the top of a template, each name that is set would be told to whoever includes it.
    tout = nodes.Scope(partages.suite(corps))
    return Moule(nodes.Template([tout], lineno=1), frozenset(assemblage.composants))
