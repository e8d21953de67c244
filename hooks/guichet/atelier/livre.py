"""The book of a language: its guides and its questions in one EPUB, made of the very pages of the site.

A page is the reference: the book holds nothing that it does not say, less what needs a device.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import html

from guichet.pages.registre import Site
from guichet.prose.guides import guides
from guichet.prose.plans import TRES_SIMPLE
from guichet.socle.champs import LANGUES, Langue
from guichet.socle.donnees import Donnees
from guichet.sujets.demande.fiches import PARCOURS
from guichet.sujets.documents import pandoc
from guichet.sujets.editeur.fiches import EDITEUR
from guichet.sujets.questions.fiches import FAQ, QUESTIONS, Public

# Returns the HTML of the page at an address.
Lire = Callable[[str], str]

# The languages in which each public has its questions.
PUBLICS: Mapping[Public, tuple[Langue, ...]] = {"demandeurs": LANGUES, "elus": ("fr",)}
_RACINE = "demander/"

# What a book cannot do, or says by itself.
_DE_TROP = " | ".join(
    f".//{quoi}"
    for quoi in (
        *("nav", "form", "script", "style", "template", "svg", "img", "input", "select", "textarea", "noscript"),
        *("*[@hidden]", "*[@popover]", "*[@role='status']"),
        # A word of the glossary is a button too.
        "button[not(contains(@class, 'terme'))]",
        "*[contains(concat(' ', @class, ' '), ' non-imprime ')]",
        *("a[contains(@class, 'permalien')]", "aside[contains(@class, 'a-relire')]"),
        *("section[contains(@class, 'emporter')]", "p[@class='vers-tres-simple']"),
    )
)
_TITRES = "descendant-or-self::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]"


@dataclass(frozen=True)
class Morceau:
    """A page, or a question of a page, as it stands in the book: ``rang`` is the level of its title, from 1."""

    chemin: str
    ancre: str = ""
    rang: int = 1


def nom(langue: Langue) -> str:
    """Return the path of the book under the site."""
    return f"livre/logement-social-{langue}.epub"


def morceaux(donnees: Donnees, langue: Langue) -> Iterator[Morceau]:
    """Yield what the book holds: guides in the order of a request, then the questions of each public."""
    des_guides = [chemin for chemin in guides(donnees)[langue] if chemin.startswith(_RACINE)]
    ordre = dict.fromkeys([_RACINE, *(etape.lien for etape in donnees[PARCOURS]), *des_guides])
    for chemin in ordre:
        # Very simple French says what the guides say already.
        if chemin in des_guides and not chemin.startswith(TRES_SIMPLE):
            yield Morceau(chemin)
    for public in (un for un, langues in PUBLICS.items() if langue in langues):
        yield Morceau(FAQ[public])
        for question in donnees[QUESTIONS].values():
            if question.public == public:
                chemin, _, ancre = question.adresse.partition("#")
                yield Morceau(chemin, ancre, rang=2)


def livre(site: Site, titres: Mapping[str, str], lire: Lire) -> bytes:
    """Return the book of ``site``: the same bytes for the same pages and the same day."""
    langue = site.interface.langue
    return pandoc.livre(
        corps(morceaux(site.donnees, langue), site.racine_web, titres, lire),
        site.edition.aujourdhui,
        sens=site.interface.sens,
        title=site.interface.t("emporter.livre_titre"),
        lang=langue,
        creator=site.donnees[EDITEUR].nom,
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site.racine_web + nom(langue))}",
    )


def corps(parts: Iterable[Morceau], racine_web: str, titres: Mapping[str, str], lire: Lire) -> str:
    """Return the HTML of a book whose pages are published under ``racine_web``. ``titres`` are theirs, by address."""
    reliure = _Reliure(racine_web)
    for part in parts:
        # The list of questions is their title: they follow.
        texte = "<main></main>" if part.chemin in FAQ.values() and not part.ancre else lire(part.chemin)
        reliure.ajouter(part, titres.get(part.chemin, ""), texte)
    return reliure.texte()


class _Reliure:
    """Binds pages: what led from one to another leads from a chapter to another."""

    def __init__(self, racine_web: str) -> None:
        self.racine_web = racine_web
        self.liees: list[tuple[Morceau, html.HtmlElement]] = []
        # Where each address of the site stands in the book.
        self.places: dict[str, str] = {}

    def ajouter(self, part: Morceau, titre: str, texte: str) -> None:
        """Add ``part``, cut out of the page whose HTML is ``texte``."""
        (principal,) = html.document_fromstring(texte).xpath("//main")
        element = principal.get_element_by_id(part.ancre) if part.ancre else principal
        for inutile in element.xpath(_DE_TROP):
            inutile.drop_tree()
        for mot in element.xpath(".//button"):
            mot.drop_tag()
        page, place = self.racine_web + part.chemin, f"p{len(self.liees)}"
        self.places.setdefault(page, place)
        if part.ancre:
            self.places[f"{page}#{part.ancre}"] = place
        self._titrer(element, part, titre, place)
        for numero, porteur in enumerate(element.xpath(".//*[@id]")):
            self._placer(porteur, page, f"{place}-{numero}")
        self.liees.append((part, element))

    def _titrer(self, element: html.HtmlElement, part: Morceau, titre: str, place: str) -> None:
        """Give ``element`` the one title of its level, before all else, and put the others below it."""
        trouves = element.xpath(_TITRES)
        # Of a question among others, the first is its own.
        premier = next((un for un in trouves if un.tag == "h1" or part.ancre), None)
        neuf = html.Element(f"h{part.rang}", id=place)
        neuf.text = titre if premier is None else " ".join(premier.text_content().split())
        plus_haut = min((int(un.tag[1]) for un in trouves if un is not premier), default=2)
        for autre in trouves:
            autre.tag = f"h{min(6, int(autre.tag[1]) - plus_haut + part.rang + 1)}"
        if premier is not None:
            premier.drop_tree()
        element.insert(0, neuf)

    def _placer(self, porteur: html.HtmlElement, page: str, place: str) -> None:
        """Note where ``porteur`` is: at the first title that it holds, for a book keeps the marks of titles only."""
        ancre, titres = porteur.get("id"), porteur.xpath(_TITRES)
        if porteur in titres and ancre in self.places.values():
            return
        if titres:
            cible = titres[0].get("id") if titres[0].get("id") in self.places.values() else place
            titres[0].set("id", cible)
            self.places.setdefault(f"{page}#{ancre}", cible)
        if porteur not in titres:
            del porteur.attrib["id"]

    def texte(self) -> str:
        """Return the HTML of all that was added."""
        for part, element in self.liees:
            for lien in element.xpath(".//a[@href]"):
                lien.set("href", self._vers(urljoin(self.racine_web + part.chemin, lien.get("href"))))
            for resume in element.xpath(".//summary"):
                resume.tag = "p"
        return "".join(
            html.tostring(enfant, encoding="unicode") for _, element in self.liees for enfant in element.iterchildren()
        )

    def _vers(self, adresse: str) -> str:
        page, ancre = urldefrag(adresse)
        place = self.places.get(adresse) or (self.places.get(page) if ancre else None)
        return f"#{place}" if place else adresse
