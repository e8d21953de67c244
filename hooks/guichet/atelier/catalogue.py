"""Every page of the site in one language, by address: those of prose, those generated, those made only when asked for.

And what is left at old addresses, which is no page of the site.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from guichet.pages.registre import Famille, Page, Pages, Site, pages_de
from guichet.prose.guides import Guide


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
    def familles(self) -> dict[str, partial[Page]]:
        """What makes each page of a family, by address."""
        return {chemin: partial(famille.page, self.site, sujet) for famille, chemin, sujet in self._membres()}

    @cached_property
    def intitules(self) -> dict[str, partial[str]]:
        """What tells the title of a page of a family without making it, by address, where there is something that does."""
        return {
            chemin: partial(famille.titre, self.site, sujet)
            for famille, chemin, sujet in self._membres()
            if famille.titre
        }

    def _membres(self) -> Iterator[tuple[Famille, str, Any]]:
        for famille in (une for registre in self.registres for une in registre.familles):
            if self.premier.interface.langue in famille.langues:
                for chemin, sujet in famille.sujets(self.premier).items():
                    yield famille, chemin, sujet

    @cached_property
    def laissees(self) -> dict[str, Page]:
        """What is left at old addresses."""
        return {page.chemin: page for page in self.laisser()}

    def lu_le(self, chemin: str) -> datetime.date | None:
        """Return the last day when what the page at ``chemin`` says was read at its source, where the page tells it."""
        if chemin in self.prose:
            return self.prose[chemin].lu_le
        if faire := self.familles.get(chemin):
            return getattr(faire.args[1], "lu_le", None)
        return self.listees[chemin].lu_le

    @property
    def generees(self) -> tuple[str, ...]:
        """The address of each generated page."""
        return (*self.listees, *self.familles, *self.laissees)

    def page(self, chemin: str) -> Page | None:
        """Return the generated page at ``chemin``, or None if there is none."""
        if faire := self.familles.get(chemin):
            return faire()
        return self.listees.get(chemin) or self.laissees.get(chemin)


@dataclass(frozen=True, eq=False)
class Titres(Mapping[str, str]):
    """The title of every page of ``catalogue`` by address; asking whether a page exists does not make it."""

    catalogue: Catalogue

    def __getitem__(self, chemin: str) -> str:
        if dire := self.catalogue.intitules.get(chemin):
            return dire()
        if faire := self.catalogue.familles.get(chemin):
            return faire().titre
        return self.catalogue.titres_listes[chemin]

    def __contains__(self, chemin: object) -> bool:
        return chemin in self.catalogue.titres_listes or chemin in self.catalogue.familles

    def __iter__(self) -> Iterator[str]:
        return iter((*self.catalogue.titres_listes, *self.catalogue.familles))

    def __len__(self) -> int:
        return len(self.catalogue.titres_listes) + len(self.catalogue.familles)
