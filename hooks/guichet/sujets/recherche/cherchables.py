"""What the search of one language may answer with: its pages, each with its passages, and what kind of page it is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from guichet.pages.registre import Page, Passage
from guichet.sujets.recherche.sections import sections

Public = Literal["demandeurs", "elus", "professionnels"]
PUBLICS: tuple[Public, ...] = get_args(Public)
_DEMANDEURS: tuple[Public, ...] = ("demandeurs",)
_ELUS: tuple[Public, ...] = ("elus",)
_METIER: tuple[Public, ...] = ("elus", "professionnels")


@dataclass(frozen=True)
class GenreDePage:
    """A kind of page, told by its address: ``motif`` is a regular expression that begins it.

    ``demandeur`` and ``professionnel`` weigh it for who asks: a person who looks for a home, or one who types an
    article or a word of the trade; ``publics`` are those who may ask to be answered by such pages alone. ``recueil``: its
    passages have nothing in common but their page; ``dossiers``: a page under it, of the name of its anchor, tells each.
    ``reprise``: it only says again what other pages say, so that its title is all there is to find. ``francais``: its
    titles are French names, in every language. ``definitions``: its passages define the term that is their title.
    """

    motif: str
    nom: str
    demandeur: float
    professionnel: float
    publics: tuple[Public, ...] = PUBLICS
    recueil: bool = False
    dossiers: bool = False
    reprise: bool = False
    francais: bool = False
    definitions: bool = False


# What only says again, under a date or on paper, what another page says that leads to it.
_SANS_RECHERCHE = re.compile(r"territoires/[^/]+/fiche/|veille/lettre/.")
# The first that fits is the kind of a page.
GENRES = (
    GenreDePage("territoires/", "territoire", 1, 0.9, francais=True),
    GenreDePage("communes/", "territoire", 0.8, 0.5),
    GenreDePage("departements/", "territoire", 0.35, 0.3, recueil=True),
    GenreDePage("demander/tres-simple/", "tres_simple", 0.5, 0.4, _DEMANDEURS),
    GenreDePage("demander/faq/", "question", 1, 0.7, _DEMANDEURS, recueil=True, dossiers=True),
    GenreDePage("demander/(lettres|ou-j-en-suis)/", "guide", 1, 0.4, _DEMANDEURS, recueil=True, dossiers=True),
    GenreDePage("demander/", "guide", 1, 0.75, _DEMANDEURS),
    GenreDePage("elus/faq/livret/", "elus", 0.2, 0.3, _ELUS, reprise=True),
    GenreDePage("elus/faq/", "elus", 0.75, 1, _ELUS, recueil=True),
    GenreDePage("elus/", "elus", 0.8, 1, _ELUS),
    GenreDePage("ppgdid/", "elus", 0.65, 1, _METIER),
    GenreDePage("professionnels/", "professionnels", 0.65, 1.05, ("professionnels",)),
    GenreDePage("veille/(annee|lettre|public|theme)/", "veille", 0.25, 0.3, _METIER, reprise=True),
    GenreDePage("veille/", "veille", 0.45, 0.8, _METIER),
    GenreDePage("textes/", "textes", 0.42, 0.9, _METIER),
    GenreDePage("chiffres/suivi/.", "site", 0.2, 0.5, _METIER, reprise=True, francais=True),
    GenreDePage("chiffres/", "site", 0.4, 0.9, _METIER),
    GenreDePage("ressources/", "site", 0.55, 0.9),
    GenreDePage("glossaire/", "glossaire", 0.4, 0.8, recueil=True, francais=True, definitions=True),
    GenreDePage("", "site", 0.45, 0.4),
)


@dataclass(frozen=True)
class PageCherchable:
    """A page with its passages, the page itself first; ``genre`` is a rank in ``GENRES``."""

    chemin: str
    titre: str
    genre: int
    passages: tuple[Passage, ...]


def pages_cherchables(
    prose: Mapping[str, str], generees: Iterable[Page], lire: Callable[[str], str]
) -> Iterator[PageCherchable]:
    """Yield the pages of a language, by address: those of ``prose``, with their description, and those generated.

    ``lire`` returns the HTML of the page at an address: it is read where the page does not tell its passages itself.
    """
    pages = {page.chemin: page for page in generees}
    for chemin in sorted(un for un in {*prose, *pages} if not _SANS_RECHERCHE.match(un)):
        page = pages.get(chemin)
        if page and page.passages:
            lus = _de_la_page(page)
        else:
            premier, *autres = sections(lire(chemin))
            description = page.description if page else prose[chemin]
            lus = [replace(premier, texte=f"{description} {premier.texte}"), *autres]
        genre = _genre(chemin)
        if GENRES[genre].reprise:
            lus = [replace(lus[0], texte=page.description if page else prose[chemin])]
        yield PageCherchable(chemin, lus[0].titre, genre, tuple(lus))


def _de_la_page(page: Page) -> list[Passage]:
    propre = next(
        (passage for passage in page.passages if not passage.ancre), Passage("", page.titre, page.description)
    )
    return [propre, *(passage for passage in page.passages if passage.ancre)]


def _genre(chemin: str) -> int:
    return next(rang for rang, genre in enumerate(GENRES) if re.match(genre.motif, chemin))
