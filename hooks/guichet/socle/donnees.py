"""The facts of the site, once they can be relied upon, and as they read on one day; what is computed from them once."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, wraps
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar, overload

from guichet.socle.faits import Emploi, Fait
from guichet.socle.jeux import F, Jeu, Repertoire, Seule, Suite
from guichet.socle.langues import Chaine

R = TypeVar("R")


class Memoire:
    """Keeps what functions decorated with ``@une_fois`` computed from this object."""

    @cached_property
    def calcules(self) -> dict[Callable[..., Any], Any]:
        return {}


M = TypeVar("M", bound=Memoire)


def une_fois(fonction: Callable[[M], R]) -> Callable[[M], R]:
    """Make ``fonction`` compute its value once for each object that it is given."""

    @wraps(fonction)
    def calcule(de: M) -> R:
        if fonction not in de.calcules:
            de.calcules[fonction] = fonction(de)
        valeur: R = de.calcules[fonction]
        return valeur

    return calcule


@dataclass(frozen=True, eq=False)
class Donnees(Memoire):
    """All the facts of the site, verified, by set; ``chaines`` are the strings of the interface.

    ``lecteurs`` and ``prosateurs`` are how the subjects tell them: record by record, and in prose.
    """

    fiches: Mapping[Jeu[Any], Any]
    chaines: Mapping[str, Mapping[str, Chaine]]
    lecteurs: "tuple[Lecteur, ...]" = ()
    prosateurs: "tuple[Prosateur, ...]" = ()

    @overload
    def __getitem__(self, jeu: Repertoire[F]) -> dict[str, F]: ...
    @overload
    def __getitem__(self, jeu: Suite[F]) -> tuple[F, ...]: ...
    @overload
    def __getitem__(self, jeu: Seule[F]) -> F: ...
    def __getitem__(self, jeu: Jeu[Any]) -> Any:
        return self.fiches[jeu]

    @property
    def jeux(self) -> tuple[Jeu[Any], ...]:
        return tuple(self.fiches)

    @property
    def faits(self) -> Iterable[Fait]:
        """What each record tells that rests on texts, subject by subject."""
        return chain.from_iterable(lire(self) for lire in self.lecteurs)

    @property
    def proses(self) -> Iterable[Emploi]:
        """The French prose that records hold, each with its page."""
        return chain.from_iterable(lire(self) for lire in self.prosateurs)

    def toutes(self, jeu: Jeu[F]) -> tuple[F, ...]:
        """Return the records of ``jeu``, however they are looked up."""
        fiches = self.fiches[jeu]
        if isinstance(jeu, Seule):
            return (fiches,)
        return tuple(fiches.values() if isinstance(jeu, Repertoire) else fiches)

    def avec(self, autres: Mapping[Jeu[Any], Any]) -> "Donnees":
        """Return the same facts, with ``autres`` in place of the records of their sets."""
        return replace(self, fiches={**self.fiches, **autres})

    if not TYPE_CHECKING:

        def __getattr__(self, nom: str) -> Any:
            # For templates; Python asks by the handle, whose type says what is there.
            if "fiches" not in self.__dict__ or nom not in self._par_nom:
                raise AttributeError(nom)
            return self.fiches[self._par_nom[nom]]

        @cached_property
        def _par_nom(self) -> dict[str, Jeu[Any]]:
            return {jeu.nom: jeu for jeu in self.fiches}


Lecteur = Callable[[Donnees], Iterable[Fait]]
Prosateur = Callable[[Donnees], Iterable[Emploi]]


@dataclass(frozen=True, eq=False)
class Edition(Memoire):
    """The facts as they read on one day, whatever the language."""

    donnees: Donnees
    aujourdhui: datetime.date
