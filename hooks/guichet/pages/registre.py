"""What a generated page is, and the registry of its kinds."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypedDict

from guichet import fiche, vues
from guichet.chargement import Donnees
from guichet.communes import index_de_recherche
from guichet.droit import Appui, citations
from guichet.langues import Interface
from guichet.markdown import Redaction
from guichet.modeles import Source
from guichet.revue import Suivi
from guichet.veille import Journal
from guichet.verification import Verification


@dataclass(frozen=True)
class Passage:
    """A part of a page that the search may answer with: its anchor, or empty for the page itself."""

    ancre: str
    titre: str
    texte: str


@dataclass(frozen=True)
class Page:
    """A page to publish: its address in its language, its template, what the template and the search need."""

    chemin: str
    gabarit: str
    titre: str
    description: str
    contexte: dict[str, Any] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Region:
    """What the pages of every language show alike, computed once."""

    donnees: Donnees
    aujourdhui: datetime.date

    @cached_property
    def fiches(self) -> list[vues.FicheEpci]:
        return vues.fiches_epci(replace(self.donnees, instruments=self.suivi.instruments), self.aujourdhui)

    @cached_property
    def suivi(self) -> Suivi:
        """What must be read again."""
        return Suivi(self.donnees, self.aujourdhui)

    @cached_property
    def verification(self) -> Verification:
        """What remains to be checked."""
        return Verification(self.donnees)

    @cached_property
    def journal(self) -> Journal:
        """The watch, as of this day."""
        return Journal(self.donnees, self.aujourdhui)

    @cached_property
    def citations(self) -> dict[str, list[Appui]]:
        """Pages and questions that rest on each text."""
        return citations(self.donnees)

    @cached_property
    def fiches_elus(self) -> list[fiche.FicheElus]:
        return fiche.fiches_elus(self.donnees, self.fiches, self.aujourdhui)

    @cached_property
    def lettres(self) -> list[tuple[str, list[vues.EntreeCommune]]]:
        return vues.lettres(self.donnees)

    @cached_property
    def index_des_communes(self) -> dict[str, Any]:
        """Small files the commune field reads, by key."""
        donnees = self.donnees
        return dict(index_de_recherche(donnees.communes.values(), donnees.anciennes, donnees.epci.values()))


@dataclass(frozen=True)
class Site:
    """The site in one language on one day. ``racine_web`` is its public address, ending with a slash."""

    donnees: Donnees
    interface: Interface
    aujourdhui: datetime.date
    racine_web: str
    redaction: Redaction
    region: Region


Genre = Callable[[Site], Iterator[Page]]
GENRES: list[Genre] = []


def genre(fonction: Genre) -> Genre:
    """Register a kind of generated page."""
    GENRES.append(fonction)
    return fonction


Complement = Callable[[Site], dict[str, Any]]
COMPLEMENTS: dict[str, Complement] = {}


def complete(*gabarits: str) -> Callable[[Complement], Complement]:
    """Register what the templates ``gabarits`` of prose pages need besides the text of the page."""

    def enregistrer(fonction: Complement) -> Complement:
        COMPLEMENTS.update(dict.fromkeys(gabarits, fonction))
        return fonction

    return enregistrer


def pages(site: Site) -> Iterator[Page]:
    """Yield every generated page of ``site``."""
    for fonction in GENRES:
        yield from fonction(site)


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
    return [site.donnees.sources[identifiant] for identifiant in identifiants]
