"""Markdown of the prose and of the answers: shortcodes become facts, in the language of the page.

A kind of shortcode is declared by the subject of what it names (`Raccourci`); only the link to a page belongs here.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from re import Match
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from guichet.prose.raccourcis import MOTIF, MOTIF_DE_TEXTE
from guichet.socle import adresses
from guichet.socle.adresses import relative
from guichet.socle.champs import Langue
from guichet.socle.donnees import Donnees
from guichet.socle.isolats import FRANCAIS, EnFrancais, Isolats
from guichet.socle.langues import Interface, typographie
from guichet.socle.lot import Libelle

# Pages whose readers check the law; applicants read the version in the folded rule of their guide.
VERIFIABLES = ("elus/", "ppgdid/", "professionnels/", "veille/")
# The page of all that remains to be checked.
A_VERIFIER = "donnees/a-verifier/"


class RaccourciInconnu(ValueError):
    """A shortcode names a kind, a record or a page that does not exist."""


@dataclass(frozen=True)
class Raccourci:
    """A kind of shortcode: the words of what it names (None: nothing), its element in a page, its Markdown on paper.

    ``element`` and ``papier`` raise KeyError where it names nothing.
    """

    genre: str
    libelle: Libelle
    element: "Callable[[Redaction, str, str | None], ET.Element | str]"
    papier: "Callable[[Redaction, str, str | None], str]"


# The kind that has brackets of its own: between braces, it is no kind.
TEXTE = "texte"


@dataclass(frozen=True)
class Vocabulaire:
    """What the subjects give to the writing: kinds of shortcode, addresses that lead to others, words to explain.

    ``citer`` puts in a text the words of the rules it quotes; it raises KeyError where there are none in the language.
    """

    raccourcis: Mapping[str, Raccourci] = field(default_factory=dict)
    deplacees: Mapping[str, str] = field(default_factory=dict)
    annotations: "tuple[Callable[[Redaction], Extension], ...]" = ()
    citer: Callable[[str, Donnees, Langue], str] = lambda texte, _, __: texte


@dataclass
class Redaction:
    """What shortcodes need: the facts, the language, and the page being written.

    ``page`` is the address of that page in its language; ``pages`` the titles of those that exist by address, when
    known; ``vus`` the words of the glossary already explained on that page. ``verifiable`` says that its readers check the law: the
    version read of each text is told, once (``textes_vus``). With ``racine``, the public address of the French site,
    links are absolute: the text leaves the site.
    """

    donnees: Donnees
    interface: Interface
    vocabulaire: Vocabulaire
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    vus: set[str] = field(default_factory=set)
    verifiable: bool = False
    textes_vus: set[str] = field(default_factory=set)
    racine: str = ""

    def commencer(self, page: str) -> None:
        """Say that the page at ``page`` is written from its top: nothing is explained on it yet."""
        self.page, self.vus, self.textes_vus = page, set(), set()
        self.verifiable = self.interface.langue == "fr" and page.startswith(VERIFIABLES)

    def rendre(self, texte: str, page: str, *, vus: set[str] | None = None) -> Markup:
        """Return ``texte`` (Markdown of a record) as HTML for the page at ``page``. Raises RaccourciInconnu.

        With ``vus``, the words already explained on that page, its new words are explained and added to them.
        """
        self.page, self.verifiable = page, False
        if vus is None:
            return Markup(self._sans_termes.reset().convert(texte))
        self.vus = vus
        return Markup(self._avec_termes.reset().convert(texte))

    @cached_property
    def notes(self) -> tuple[Extension, ...]:
        """What explains words in the text."""
        return tuple(annoter(self) for annoter in self.vocabulaire.annotations)

    # Making one costs more than using it: one of each serves every text.
    @cached_property
    def _sans_termes(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=[Raccourcis(self), "attr_list", "md_in_html"])

    @cached_property
    def _avec_termes(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=[Raccourcis(self), "attr_list", "md_in_html", *self.notes])

    def citer(self, texte: str) -> str:
        """Return ``texte`` with the words of the rules of law it quotes. Raises RaccourciInconnu."""
        try:
            return self.vocabulaire.citer(texte, self.donnees, self.interface.langue)
        except KeyError as erreur:
            message = f"une règle citée à la page « {self.page} » n'est pas connue dans cette langue : {erreur}"
            raise RaccourciInconnu(message) from erreur

    def phrase(self, texte: str) -> Markup:
        """Return ``texte``, one paragraph of a record, as the HTML of a line of the page being written."""
        return Markup(self.rendre(texte, self.page).removeprefix("<p>").removesuffix("</p>"))

    def vers(self, chemin: str, *, en_francais: bool = False) -> str:
        """Return the link from the page being written to ``chemin``, in its language or in French."""
        if self.racine:
            return self.racine + chemin
        prefixe = adresses.prefixe(self.interface.langue) if en_francais else ""
        return relative(prefixe + self.page, chemin)

    def titre_de(self, cible: str) -> str:
        """Return the title of the page at ``cible``, or its address before the pages are known. Raises KeyError."""
        return self.pages[cible.partition("#")[0]] if self.pages else cible

    def ailleurs(self, racine: str) -> "Redaction":
        """Return what writes texts that leave the site, such as feeds and letters: their links start with ``racine``."""
        return Redaction(self.donnees, self.interface, self.vocabulaire, pages=self.pages, racine=racine)


def element(balise: str, texte: str, **attributs: str) -> ET.Element:
    """Return an element that holds ``texte`` as it is; ``class_`` stands for ``class``."""
    fait = ET.Element(balise, {nom.rstrip("_"): valeur for nom, valeur in attributs.items()})
    fait.text = AtomicString(texte)
    return fait


def francais(redaction: Redaction) -> dict[str, str]:
    """Return the attributes that mark French words where the page is not in French."""
    return {} if redaction.interface.langue == "fr" else FRANCAIS


def marque(redaction: Redaction, ancre: str, pourquoi: str, annee: str = "") -> ET.Element:
    """Return the small mark of a doubtful point, dated where a version was read; it leads to what remains to be checked."""
    t = redaction.interface.t
    mots = t("verifier.marque_datee", annee=annee) if annee else t("verifier.marque")
    signe = ET.Element("sup", {"class": "a-verifier", "data-search-exclude": ""})
    titre = str(t("verifier.marque_titre", pourquoi=pourquoi))
    signe.append(element("a", str(mots), href=redaction.vers(f"{A_VERIFIER}#{ancre}"), title=titre))
    return signe


def _lien(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    cible = redaction.vocabulaire.deplacees.get(cible, cible)
    titre = redaction.titre_de(cible)
    return element("a", mots or titre, href=redaction.vers(cible))


def _page_sur_papier(redaction: Redaction, cible: str, mots: str | None) -> str:
    titre = redaction.titre_de(cible)
    return f"[{mots or titre}]({redaction.vers(cible)})"


# Addresses of pages are known only once the site is built: the tests of the site follow them all.
LIEN = Raccourci("lien", lambda _, cible: None if cible.startswith(("/", "http")) else cible, _lien, _page_sur_papier)


class _Raccourcis(InlineProcessor):
    """Renders what ``motif`` finds by its kind among ``possibles``; ``faute`` says that it names nothing."""

    def __init__(self, motif: str, redaction: Redaction, possibles: Mapping[str | None, Raccourci], faute: str) -> None:
        super().__init__(motif)
        self.redaction, self.possibles, self.faute = redaction, possibles, faute

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element | str, int, int]:
        try:
            raccourci = self.possibles[m.groupdict().get("genre")]
            ecrit = raccourci.element(self.redaction, m["cible"], m["mots"])
        except KeyError as erreur:
            raise RaccourciInconnu(self.faute.format(m[0], self.redaction.page)) from erreur
        return ecrit, m.start(0), m.end(0)


class _Citations(Preprocessor):
    """Puts the words of the rules of law where the text quotes them, before anything is read as Markdown."""

    def __init__(self, redaction: Redaction) -> None:
        super().__init__()
        self.redaction = redaction

    def run(self, lines: list[str]) -> list[str]:
        return [self.redaction.citer(ligne) for ligne in lines]


# Where editors broke a line of their file.
_LIGNE_COUPEE = re.compile(r"(?<=«)\n|\n(?=[:;?!»])")


class _Typographie(Treeprocessor):
    """Put the non-breaking spaces of French punctuation, so that editors need not type them.

    In every language: other pages quote French, and only French has a space there.
    """

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag not in ("code", "pre"):
                element.text = self._corriger(element.text)
            element.tail = self._corriger(element.tail)

    @staticmethod
    def _corriger(texte: str | None) -> str | None:
        return texte and type(texte)(typographie(_LIGNE_COUPEE.sub(" ", texte)))


class _Tableaux(Treeprocessor):
    """Give a table its caption, the paragraph « : Légende » that follows it, and say what its headers head."""

    def run(self, root: ET.Element) -> None:
        for entete in root.iter("th"):
            entete.set("scope", "col")
        for parent in list(root.iter()):
            for tableau, suivant in pairwise(list(parent)):
                if tableau.tag == "table" and suivant.tag == "p" and (suivant.text or "").startswith(": "):
                    parent.remove(suivant)
                    suivant.tag, suivant.text = "caption", (suivant.text or "").removeprefix(": ")
                    tableau.insert(0, suivant)


class Raccourcis(Extension):
    """Python-Markdown extension that renders shortcodes with ``redaction``, and the captions of tables."""

    def __init__(self, redaction: Redaction, **options: Any) -> None:
        super().__init__(**options)
        self.redaction = redaction

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        md.preprocessors.register(_Citations(self.redaction), "regles", 35)
        # Before links (160): the words of a shortcode are not Markdown.
        raccourcis = self.redaction.vocabulaire.raccourcis
        entre_accolades: dict[str | None, Raccourci] = {g: r for g, r in raccourcis.items() if g != TEXTE}
        entre_crochets: dict[str | None, Raccourci] = {None: raccourcis[TEXTE]} if TEXTE in raccourcis else {}
        faute = "le raccourci {} de la page « {} » ne désigne rien de connu"
        md.inlinePatterns.register(_Raccourcis(MOTIF, self.redaction, entre_accolades, faute), "raccourci", 175)
        md.treeprocessors.register(_Tableaux(md), "tableaux", 18)
        faute = "{}, à la page « {} », n'est pas un texte de data/textes.yml"
        texte = _Raccourcis(MOTIF_DE_TEXTE, self.redaction, entre_crochets, faute)
        md.inlinePatterns.register(texte, "texte-de-loi", 174)
        # After the inline patterns (20): they must meet plain spaces.
        md.treeprocessors.register(_Typographie(md), "typographie", 15)
        if self.redaction.interface.langue == "ar":
            # Before raw HTML (90).
            md.inlinePatterns.register(EnFrancais(), "en_francais", 100)
            # After the words of the glossary (18), whose definitions are Arabic too, and the addresses of headings (8).
            md.treeprocessors.register(Isolats(md), "isolats", 7)
