"""Every page of the site in one language, by address: those of prose, those generated, those made only when asked for.

And what is left at old addresses, which is no page of the site.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from guichet.pages.registre import Famille, Page, Pages, Site, pages_de
from guichet.prose.guides import Guide

# As many pages of one kind are worth a template of their own (guichet.atelier.moules).
NOMBREUSES = 1000


@dataclass(frozen=True, eq=False)
class Membre:
    """A page of a family, at ``chemin`` of ``site``: made when it is asked for."""

    site: Site
    famille: Famille
    sujets: Mapping[str, Any]
    chemin: str

    @property
    def sujet(self) -> Any:
        return self.sujets[self.chemin]

    @property
    def page(self) -> Page:
        return self.famille.page(self.site, self.sujet)

    @property
    def titre(self) -> str:
        dire = self.famille.titre
        return dire(self.site, self.sujet) if dire else self.page.titre


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The pages of one language: ``prose`` are guides by address, ``registres`` declare the others.

    ``premier`` is the site before its pages are known: it makes them. ``laisser`` makes, once all are known, what is left
    at old addresses.
    """

    premier: Site
    registres: tuple[Pages, ...]
    prose: Mapping[str, Guide]
    laisser: Callable[[], Iterable[Page]] = tuple

    @cached_property
    def site(self) -> Site:
        """The site; its links are held to the pages that exist."""
        return replace(self.premier, redaction=replace(self.premier.redaction, pages=self.titres))

    @cached_property
    def listees(self) -> dict[str, Page]:
        """The generated pages that the site map and the search know, by address."""
        return {page.chemin: page for page in pages_de(self.premier, self.registres)}

    @cached_property
    def titres_listes(self) -> dict[str, str]:
        """The title of each page, those of families left out, by address."""
        prose = {chemin: guide.title for chemin, guide in self.prose.items()}
        return prose | {chemin: page.titre for chemin, page in self.listees.items()}

    @cached_property
    def titres(self) -> "Titres":
        return Titres(self)

    @cached_property
    def familles(self) -> dict[str, Membre]:
        """The pages of families, by address."""
        return {membre.chemin: membre for membre in self._membres()}

    def _membres(self) -> Iterator[Membre]:
        for famille in (une for registre in self.registres for une in registre.familles):
            if self.premier.interface.langue in famille.langues:
                sujets = famille.sujets(self.premier)
                yield from (Membre(self.site, famille, sujets, chemin) for chemin in sujets)

    @cached_property
    def laissees(self) -> dict[str, Page]:
        """What is left at old addresses."""
        return {page.chemin: page for page in self.laisser()}

    def lu_le(self, chemin: str) -> datetime.date | None:
        """Return the last day when what the page at ``chemin`` says was read at its source, where the page tells it."""
        if chemin in self.prose:
            return self.prose[chemin].lu_le
        if membre := self.familles.get(chemin):
            return getattr(membre.sujet, "lu_le", None)
        return self.listees[chemin].lu_le

    @property
    def generees(self) -> tuple[str, ...]:
        """The address of each generated page."""
        return (*self.listees, *self.familles, *self.laissees)

    def est_nombreuse(self, chemin: str) -> bool:
        """Whether the page at ``chemin`` is one of thousands of its kind."""
        membre = self.familles.get(chemin)
        return membre is not None and len(membre.sujets) >= NOMBREUSES

    def page(self, chemin: str) -> Page | None:
        """Return the generated page at ``chemin``, or None if there is none."""
        if membre := self.familles.get(chemin):
            return membre.page
        return self.listees.get(chemin) or self.laissees.get(chemin)


@dataclass(frozen=True, eq=False)
class Titres(Mapping[str, str]):
    """The title of every page of ``catalogue`` by address; asking whether a page exists does not make it."""

    catalogue: Catalogue

    def __getitem__(self, chemin: str) -> str:
        if membre := self.catalogue.familles.get(chemin):
            return membre.titre
        return self.catalogue.titres_listes[chemin]

    def __contains__(self, chemin: object) -> bool:
        return chemin in self.catalogue.titres_listes or chemin in self.catalogue.familles

    def __iter__(self) -> Iterator[str]:
        return iter((*self.catalogue.titres_listes, *self.catalogue.familles))

    def __len__(self) -> int:
        return len(self.catalogue.titres_listes) + len(self.catalogue.familles)
