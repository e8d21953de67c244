"""The registry of pages made from data. Each kind is a function of the site in one language.

To add a kind of page, write a function and decorate it with ``@genre``.
"""

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypedDict

from markupsafe import Markup

from guichet import plafonds, renouvellement, vues
from guichet.chargement import Donnees
from guichet.communes import index_de_recherche
from guichet.langues import Interface, typographie
from guichet.markdown import Redaction
from guichet.modeles import Langue, Question, Source


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
        return vues.fiches_epci(self.donnees, self.aujourdhui)

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


def pages(site: Site) -> Iterator[Page]:
    """Yield every generated page of ``site``."""
    for fonction in GENRES:
        yield from fonction(site)


class _Titres(TypedDict):
    titre: str
    description: str


def _titres(site: Site, cle: str, **valeurs: object) -> _Titres:
    t = site.interface.t
    return {
        "titre": Markup(t(f"pages.{cle}_titre", **valeurs)).striptags(),
        "description": Markup(t(f"pages.{cle}_description", **valeurs)).striptags(),
    }


def _sources(site: Site, *identifiants: str) -> list[Source]:
    return [site.donnees.sources[identifiant] for identifiant in identifiants]


@genre
def page_communes(site: Site) -> Iterator[Page]:
    """The A–Z of communes, for those who have no JavaScript and those who prefer a list."""
    yield Page(
        "communes/",
        "communes.html",
        **_titres(site, "communes"),
        contexte={"lettres": site.region.lettres, "sources_de_la_page": _sources(site, "decoupage-2026")},
    )


@genre
def page_territoires(site: Site) -> Iterator[Page]:
    """The region: map and table."""
    cadre = site.donnees.cadre
    carte = {"largeur": cadre.largeur, "hauteur": cadre.hauteur, "traces": vues.traces(site.donnees)}
    origines = _sources(site, "decoupage-2026", "contours-ign", "liste-reforme-urh", "attributions-dreal-2025")
    contexte = {"fiches": site.region.fiches, "carte": carte, "sources_de_la_page": origines}
    yield Page("territoires/", "territoires.html", **_titres(site, "territoires"), contexte=contexte)


@genre
def pages_epci(site: Site) -> Iterator[Page]:
    """One page per EPCI."""
    for fiche in site.region.fiches:
        yield Page(
            fiche.chemin,
            "territoire.html",
            **_titres(site, "territoire", nom=fiche.epci.nom),
            contexte={"fiche": fiche},
            passages=(Passage("", fiche.epci.nom, " ".join(commune.nom for commune in fiche.communes)),),
        )


@genre
def page_faq_demandeurs(site: Site) -> Iterator[Page]:
    """Applicants' questions, in every language."""
    yield _faq(site, "demandeurs", "demander/faq/")


@genre
def page_faq_elus(site: Site) -> Iterator[Page]:
    """Elected officials' questions, in French only."""
    if site.interface.langue == "fr":
        yield _faq(site, "elus", "elus/faq/")


def _faq(site: Site, public: str, chemin: str) -> Page:
    vus: set[str] = set()
    themes = [
        (theme, [entree_faq(site, question, chemin, vus=vus) for question in _questions(site, public, theme.id)])
        for theme in site.donnees.themes
        if theme.public == public
    ]
    themes = [(theme, entrees) for theme, entrees in themes if entrees]
    entrees = [entree for _, du_theme in themes for entree in du_theme]
    contexte = {"themes": themes, "public": public, "jsonld": Markup(_jsonld_faq(entrees, site.interface.langue))}
    passages = tuple(Passage(entree["question"].id, entree["intitule"], entree["texte"]) for entree in entrees)
    return Page(chemin, "faq.html", **_titres(site, f"faq_{public}"), contexte=contexte, passages=passages)


def _questions(site: Site, public: str, theme: str) -> list[Question]:
    return [q for q in site.donnees.questions.values() if q.public == public and q.theme == theme]


def entree_faq(site: Site, question: Question, chemin: str, *, vus: set[str] | None = None) -> dict[str, Any]:
    """Return a question as its page shows it; ``chemin`` is the address of that page.

    With ``vus``, the words of the glossary already explained there, ``reponse`` explains those that are new;
    ``texte`` is the answer alone.
    """
    langue = site.interface.langue
    donnees = site.donnees
    reponse = question.reponse[langue]
    return {
        "question": question,
        "intitule": _intitule(question, langue),
        "reponse": site.redaction.rendre(reponse, chemin, vus=vus),
        "texte": site.redaction.rendre(reponse, chemin).striptags(),
        "textes": [donnees.textes[identifiant] for identifiant in question.textes],
        "sources": [donnees.sources[identifiant] for identifiant in question.sources],
        "voir": [donnees.questions[identifiant] for identifiant in question.voir],
    }


def _intitule(question: Question, langue: Langue) -> str:
    return typographie(question.question[langue]) if langue == "fr" else question.question[langue]


def questions_du_guide(site: Site, chemin: str | None) -> list[tuple[str, str]]:
    """Return the applicants' questions that lead to the guide at ``chemin``: their identifier and their words."""
    return [
        (question.id, _intitule(question, site.interface.langue))
        for question in site.donnees.questions.values()
        if question.public == "demandeurs" and question.guide == chemin
    ]


def _jsonld_faq(entrees: list[dict[str, Any]], langue: str) -> str:
    """Return the schema.org FAQPage. « < » is escaped: the string ends up inside a script element."""
    contenu = {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": langue,
        "mainEntity": [
            {
                "@type": "Question",
                "name": entree["intitule"],
                "acceptedAnswer": {"@type": "Answer", "text": entree["texte"]},
            }
            for entree in entrees
        ],
    }
    return json.dumps(contenu, ensure_ascii=False).replace("<", "\\u003c")


@genre
def page_glossaire(site: Site) -> Iterator[Page]:
    """The words that the language of ``site`` explains, A–Z."""
    lettres = vues.termes(site.donnees, site.interface.langue)
    passages = tuple(
        Passage(terme.id, f"{terme.sigle} : {terme.terme}" if terme.sigle else terme.terme, str(definition))
        for _, groupe in lettres
        for terme, definition in groupe
    )
    titres = _titres(site, "glossaire")
    yield Page("glossaire/", "glossaire.html", **titres, contexte={"lettres": lettres}, passages=passages)


def complement(site: Site, gabarit: str | None, chemin: str | None = None) -> dict[str, Any]:
    """Return what the template ``gabarit`` of the prose page at ``chemin`` needs besides its text."""
    fonction = COMPLEMENTS.get(gabarit or "")
    return (fonction(site) if fonction else {}) | {"questions": questions_du_guide(site, chemin)}


COMPLEMENTS: dict[str, Callable[[Site], dict[str, Any]]] = {
    "conditions.html": lambda site: {"outil": plafonds.outil(site.donnees, site.interface, site.aujourdhui)},
    "renouveler.html": lambda site: {"outil": renouvellement.outil(site.donnees, site.interface, site.aujourdhui)},
    "accueil.html": lambda site: {"lettres": [lettre for lettre, _ in site.region.lettres]},
    "404.html": lambda site: {"lettres": [lettre for lettre, _ in site.region.lettres]},
}
