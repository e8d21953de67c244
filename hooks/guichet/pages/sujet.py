"""What a subject gives to the site: the same furniture in each, only what it needs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markdown.extensions import Extension

from guichet.pages.donnees_ouvertes import Ouvertes
from guichet.pages.registre import Pages, Site
from guichet.prose.redaction import Plume, Raccourci
from guichet.socle.champs import Fiche
from guichet.socle.commandes import Commande
from guichet.socle.donnees import Donnees, Lecteur, Prosateur
from guichet.socle.jeux import Jeu
from guichet.socle.regles import Regles
from guichet.tableaux.genres import Genre

# The path under the site of each file that a subject publishes beside its pages, and what makes its content.
Fichiers = Callable[[Site], Iterator[tuple[str, Callable[[], str]]] | Iterator[tuple[str, Callable[[], bytes]]]]


@dataclass(frozen=True)
class Sujet:
    """The face of a subject. ``deplacees`` says which addresses of its pages lead to others, ``notes`` explains words.

    ``fichiers`` are downloaded or followed by people, ``pour_les_scripts`` are fetched by scripts: nobody's address.
    ``faits`` say what its records tell, and ``proses`` what French prose it holds besides that of ``docs/``.
    ``phrases`` are beginnings of keys of the interface, with the model and the field whose values complete them.
    """

    jeux: tuple[Jeu[Any], ...] = ()
    regles: tuple[Regles, ...] = ()
    pages: tuple[Pages, ...] = ()
    ouvertes: tuple[Ouvertes, ...] = ()
    fichiers: tuple[Fichiers, ...] = ()
    pour_les_scripts: tuple[Fichiers, ...] = ()
    raccourcis: tuple[Raccourci, ...] = ()
    deplacees: Callable[[Donnees], Mapping[str, str]] | None = None
    notes: tuple[Callable[[Plume], Extension], ...] = ()
    tableaux: tuple[Genre, ...] = ()
    commandes: tuple[Commande, ...] = ()
    faits: tuple[Lecteur, ...] = ()
    proses: tuple[Prosateur, ...] = ()
    phrases: Mapping[str, tuple[type[Fiche], str]] = field(default_factory=dict)
