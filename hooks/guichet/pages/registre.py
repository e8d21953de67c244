"""What a generated page is, the site it belongs to, and what a subject gives to pages."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypedDict, TypeVar, overload

from guichet.prose.redaction import Redaction
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.donnees import Donnees, Edition
from guichet.socle.langues import Interface
from guichet.socle.sources import SOURCES, Source


@dataclass(frozen=True)
class Passage:
    """A part of a page that the search may answer with: its anchor, or empty for the page itself.

    ``noms`` are words that mean it and nothing else: it comes first for who types one of them alone.
    """

    ancre: str
    titre: str
    texte: str
    noms: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class PassagesDifferes(Sequence[Passage]):
    """Passages that are long to make: ``faire`` makes them when the search asks for them, and no sooner."""

    faire: Callable[[], Sequence[Passage]]

    @overload
    def __getitem__(self, rang: int) -> Passage: ...
    @overload
    def __getitem__(self, rang: slice) -> Sequence[Passage]: ...
    def __getitem__(self, rang: int | slice) -> Passage | Sequence[Passage]:
        return self._faits[rang]

    def __len__(self) -> int:
        return len(self._faits)

    @cached_property
    def _faits(self) -> Sequence[Passage]:
        return self.faire()


@dataclass(frozen=True, eq=False)
class ContexteDiffere(Mapping[str, Any]):
    """What a template needs and is long to make: ``faire`` makes it when the page is rendered, and no sooner."""

    faire: Callable[[], Mapping[str, Any]]

    def __getitem__(self, nom: str) -> Any:
        return self._fait[nom]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fait)

    def __len__(self) -> int:
        return len(self._fait)

    @cached_property
    def _fait(self) -> Mapping[str, Any]:
        return self.faire()


@dataclass(frozen=True)
class Page:
    """A page to publish: its address in its language, its template, what the template and the search need.

    ``lu_le`` is the last day when what it says was read at its source, for search engines.
    """

    chemin: str
    gabarit: str
    titre: str
    description: str
    contexte: Mapping[str, Any] = field(default_factory=dict)
    passages: Sequence[Passage] = ()
    lu_le: datetime.date | None = None


@dataclass(frozen=True)
class Site:
    """The site in one language on one day. ``racine_web`` is its public address, ending with a slash."""

    edition: Edition
    interface: Interface
    racine_web: str
    redaction: Redaction

    @property
    def donnees(self) -> Donnees:
        return self.edition.donnees

    @property
    def aujourdhui(self) -> datetime.date:
        return self.edition.aujourdhui


T = TypeVar("T")
U = TypeVar("U")
Genre = Callable[[Site], Iterator[Page]]


@dataclass(frozen=True, eq=False)
class Differes(Mapping[str, T], Generic[T, U]):
    """What pages are about, by address: ``faire`` makes it of one of ``connus`` when its page is asked for, and no sooner."""

    connus: Mapping[str, U]
    faire: Callable[[U], T]

    def __getitem__(self, chemin: str) -> T:
        return self.faire(self.connus[chemin])

    def __iter__(self) -> Iterator[str]:
        return iter(self.connus)

    def __len__(self) -> int:
        return len(self.connus)


@dataclass(frozen=True)
class Famille:
    """Thousands of pages of one kind, each made only when it is rendered: until then its address is all there is of it.

    ``sujets`` says what each page is about, by its address in its language; ``page`` makes the page of one of them. Both
    are pure: they may be called in any order, in another process, several times. Such pages are reached by links of ours
    (a field, a list), and are in sitemap.xml; the site map and the search leave them out. A subject that has a ``lu_le``
    tells the last day when it was read at its source. ``titre`` tells the title of a page without making it: pages whose
    prose links to one another need it.
    """

    sujets: Callable[[Site], Mapping[str, Any]]
    page: Callable[[Site, Any], Page]
    langues: tuple[Langue, ...] = LANGUES
    titre: Callable[[Site, Any], str] | None = None


Complement = Callable[[Site], dict[str, Any]]


@dataclass(frozen=True)
class Pages:
    """What a subject gives to pages: kinds of page, families, what templates need besides the text of a page of prose.

    ``communs`` are what every page of prose is given, from its address; ``outils`` what every template may call, and
    ``filtres`` what it may pass a value through. ``avec_le_temps`` tell the addresses of generated pages that the day alone
    brings, come or to come: nobody who builds the site at night can note them.
    """

    genres: list[tuple[Genre, tuple[Langue, ...]]] = field(default_factory=list)
    familles: list[Famille] = field(default_factory=list)
    complements: dict[str, Complement] = field(default_factory=dict)
    communs: list[Callable[[Site, str | None], dict[str, Any]]] = field(default_factory=list)
    outils: list[Complement] = field(default_factory=list)
    filtres: list[Complement] = field(default_factory=list)
    avec_le_temps: list[Callable[[Site], Iterable[str]]] = field(default_factory=list)

    @classmethod
    def outil(cls, gabarit: str, faire: Callable[[Site], object]) -> "Pages":
        """Return what gives its ``outil``, which ``faire`` shapes, to the page of prose whose template is ``gabarit``."""
        return cls(complements={gabarit: lambda site: {"outil": faire(site)}})

    def genre(self, *langues: Langue) -> Callable[[Genre], Genre]:
        """Add a kind of generated page, which exists in ``langues``; in every language if none is given."""

        def ajouter(fonction: Genre) -> Genre:
            self.genres.append((fonction, langues or LANGUES))
            return fonction

        return ajouter

    def famille(
        self,
        sujets: Callable[[Site], Mapping[str, T]],
        *langues: Langue,
        titre: Callable[[Site, T], str] | None = None,
    ) -> Callable[[Callable[[Site, T], Page]], Callable[[Site, T], Page]]:
        """Add a family of generated pages about ``sujets``, which exists in ``langues``; in every language if none is given.

        ``titre`` is as in `Famille`.
        """

        def ajouter(fonction: Callable[[Site, T], Page]) -> Callable[[Site, T], Page]:
            self.familles.append(Famille(sujets, fonction, langues or LANGUES, titre))
            return fonction

        return ajouter

    def complete(self, *gabarits: str) -> Callable[[Complement], Complement]:
        """Say what the templates ``gabarits`` of prose pages need besides the text of the page."""

        def ajouter(fonction: Complement) -> Complement:
            self.complements.update(dict.fromkeys(gabarits, fonction))
            return fonction

        return ajouter


def pages_de(site: Site, registres: Iterable[Pages]) -> Iterator[Page]:
    """Yield every generated page of ``site``."""
    for registre in registres:
        for genre, langues in registre.genres:
            if site.interface.langue in langues:
                yield from genre(site)


def complement(
    site: Site, registres: Sequence[Pages], gabarit: str | None, chemin: str | None = None
) -> dict[str, Any]:
    """Return what the template ``gabarit`` of the prose page at ``chemin`` needs besides its text."""
    contexte: dict[str, Any] = {}
    for registre in registres:
        if fonction := registre.complements.get(gabarit or ""):
            contexte |= fonction(site)
        for commun in registre.communs:
            contexte |= commun(site, chemin)
    return contexte


class Titres(TypedDict):
    titre: str
    description: str


def titres_de(site: Site, cle: str, *, domaine: str = "pages", **valeurs: object) -> Titres:
    """Return the title and the description of a page, the strings ``domaine.cle_titre`` and ``domaine.cle_description``."""
    t = site.interface.texte
    return {
        "titre": t(f"{domaine}.{cle}_titre", **valeurs),
        "description": t(f"{domaine}.{cle}_description", **valeurs),
    }


def sources_de(site: Site, *identifiants: str) -> list[Source]:
    return [site.donnees[SOURCES][identifiant] for identifiant in identifiants]
