"""Markdown of the prose and of the answers: shortcodes become facts, in the language of the page.

A kind of shortcode is declared by the subject of what it names (`Raccourci`); only the link to a page belongs here.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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

from guichet.prose.outils import Outils
from guichet.prose.raccourcis import MOTIF, MOTIF_DE_TEXTE
from guichet.socle import adresses
from guichet.socle.adresses import relative
from guichet.socle.champs import Langue
from guichet.socle.donnees import Donnees, Memoire
from guichet.socle.isolats import EnFrancais, Isolats
from guichet.socle.langues import Interface, typographie
from guichet.socle.lot import Libelle
from guichet.socle.sections import section

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
    element: "Callable[[Feuille, str, str | None], ET.Element | str]"
    papier: "Callable[[Feuille, str, str | None], str]"


# The kind that has brackets of its own: between braces, it is no kind.
TEXTE = "texte"

_SIGNES_DU_MARKDOWN = re.compile(r"[\\`*_\[\]<>{}$^~|#]")


def litteral(mots: str) -> str:
    """Return ``mots``, plain words on one line, as the Markdown that says them and nothing else."""
    return _SIGNES_DU_MARKDOWN.sub(r"\\\g<0>", " ".join(mots.splitlines()))


@dataclass(frozen=True)
class Vocabulaire:
    """What the subjects give to the writing: kinds of shortcode, addresses that lead to others, words to explain.

    ``citer`` puts in a text the words of the rules it quotes; it raises KeyError where there are none in the language.
    """

    raccourcis: Mapping[str, Raccourci] = field(default_factory=dict)
    deplacees: Mapping[str, str] = field(default_factory=dict)
    annotations: "tuple[Callable[[Plume], Extension], ...]" = ()
    citer: Callable[[str, Donnees, Langue], str] = lambda texte, _, __: texte


@dataclass(frozen=True, eq=False)
class Redaction(Memoire):
    """What writes in one language: the facts, the words, what the subjects give; ``pages`` are titles by address, once known.

    With ``racine``, the public address of the French site, links are absolute: the text leaves the site.
    """

    donnees: Donnees
    interface: Interface
    vocabulaire: Vocabulaire
    pages: Mapping[str, str] = field(default_factory=dict)
    racine: str = ""

    def feuille(self, page: str) -> "Feuille":
        """Return the page of prose at ``page``, to be written from its top: nothing is explained on it yet."""
        return Feuille(self, page, verifiable=self.interface.langue == "fr" and section(page).verifiable)

    def rendre(self, texte: str, page: str, *, vus: set[str] | None = None) -> Markup:
        """Return ``texte`` (Markdown of a record) as HTML for the page at ``page``. Raises RaccourciInconnu.

        With ``vus``, the words already explained on that page, its new words are explained and added to them.
        """
        if vus is None:
            return Markup(self._sans_termes.ecrire(texte, Feuille(self, page)))
        return Markup(self._avec_termes.ecrire(texte, Feuille(self, page, vus=vus)))

    def phrase(self, texte: str, page: str) -> Markup:
        """Return ``texte``, one paragraph of a record, as the HTML of a line of the page at ``page``."""
        return Markup(self.rendre(texte, page).removeprefix("<p>").removesuffix("</p>"))

    def notes(self, plume: "Plume") -> tuple[Extension, ...]:
        """Return what explains words in what ``plume`` writes."""
        return tuple(annoter(plume) for annoter in self.vocabulaire.annotations)

    # Making one costs more than using it: one of each serves every text.
    @cached_property
    def _sans_termes(self) -> "_Ecriture":
        return _Ecriture(lambda plume: (Raccourcis(plume), "attr_list", "md_in_html"), self)

    @cached_property
    def _avec_termes(self) -> "_Ecriture":
        return _Ecriture(lambda plume: (Raccourcis(plume), "attr_list", "md_in_html", *self.notes(plume)), self)

    def titre_de(self, cible: str) -> str:
        """Return the title of the page at ``cible``, or its address before the pages are known. Raises KeyError."""
        return self.pages[cible.partition("#")[0]] if self.pages else cible

    def ailleurs(self, racine: str) -> "Redaction":
        """Return what writes texts that leave the site, such as feeds and letters: their links start with ``racine``."""
        return replace(self, racine=racine)


@dataclass(frozen=True)
class Feuille:
    """A page being written by ``redaction``: its address in its language, and what it has told already.

    ``vus`` are the words of the glossary already explained on it. ``verifiable`` says that its readers check the law: the
    version read of each text is told, once (``textes_vus``).
    """

    redaction: Redaction
    page: str
    verifiable: bool = False
    vus: set[str] = field(default_factory=set)
    textes_vus: set[str] = field(default_factory=set)

    @property
    def donnees(self) -> Donnees:
        return self.redaction.donnees

    @property
    def interface(self) -> Interface:
        return self.redaction.interface

    @property
    def vocabulaire(self) -> Vocabulaire:
        return self.redaction.vocabulaire

    def vers(self, chemin: str, *, en_francais: bool = False) -> str:
        """Return the link from this page to ``chemin``, in its language or in French."""
        if self.redaction.racine:
            return self.redaction.racine + chemin
        prefixe = adresses.prefixe(self.interface.langue) if en_francais else ""
        return relative(prefixe + self.page, chemin)

    def citer(self, texte: str) -> str:
        """Return ``texte`` with the words of the rules of law it quotes. Raises RaccourciInconnu."""
        try:
            return self.vocabulaire.citer(texte, self.donnees, self.interface.langue)
        except KeyError as erreur:
            message = f"une règle citée à la page « {self.page} » n'est pas connue dans cette langue : {erreur}"
            raise RaccourciInconnu(message) from erreur


@dataclass
class Plume:
    """What the extensions of Python-Markdown look at: the page that is written now."""

    feuille: Feuille


class _Ecriture:
    """A converter that serves many pages, one after the other."""

    def __init__(self, extensions: Callable[[Plume], Sequence[Extension | str]], redaction: Redaction) -> None:
        self._plume = Plume(Feuille(redaction, ""))
        self._md = markdown.Markdown(extensions=extensions(self._plume))

    def ecrire(self, texte: str, feuille: Feuille) -> str:
        self._plume.feuille = feuille
        return self._md.reset().convert(texte)


def element(balise: str, texte: str, **attributs: str) -> ET.Element:
    """Return an element that holds ``texte`` as it is; ``class_`` stands for ``class``."""
    fait = ET.Element(balise, {nom.rstrip("_"): valeur for nom, valeur in attributs.items()})
    fait.text = AtomicString(texte)
    return fait


def marque(feuille: Feuille, ancre: str, pourquoi: str, annee: str = "") -> ET.Element:
    """Return the small mark of a doubtful point, dated where a version was read; it leads to what remains to be checked."""
    t = feuille.interface.t
    mots = t("verifier.marque_datee", annee=annee) if annee else t("verifier.marque")
    signe = ET.Element("sup", {"class": "a-verifier", "data-search-exclude": ""})
    titre = str(t("verifier.marque_titre", pourquoi=pourquoi))
    signe.append(element("a", str(mots), href=feuille.vers(f"{A_VERIFIER}#{ancre}"), title=titre))
    return signe


def _lien(feuille: Feuille, cible: str, mots: str | None) -> ET.Element:
    cible = feuille.vocabulaire.deplacees.get(cible, cible)
    titre = feuille.redaction.titre_de(cible)
    return element("a", mots or titre, href=feuille.vers(cible))


def _page_sur_papier(feuille: Feuille, cible: str, mots: str | None) -> str:
    titre = feuille.redaction.titre_de(cible)
    return f"[{mots or litteral(titre)}]({feuille.vers(cible)})"


# Addresses of pages are known only once the site is built: the tests of the site follow them all.
LIEN = Raccourci("lien", lambda _, cible: None if cible.startswith(("/", "http")) else cible, _lien, _page_sur_papier)


class _Raccourcis(InlineProcessor):
    """Renders what ``motif`` finds by its kind among ``possibles``; ``faute`` says that it names nothing."""

    def __init__(self, motif: str, plume: Plume, possibles: Mapping[str | None, Raccourci], faute: str) -> None:
        super().__init__(motif)
        self.plume, self.possibles, self.faute = plume, possibles, faute

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element | str, int, int]:
        try:
            raccourci = self.possibles[m.groupdict().get("genre")]
            ecrit = raccourci.element(self.plume.feuille, m["cible"], m["mots"])
        except KeyError as erreur:
            raise RaccourciInconnu(self.faute.format(m[0], self.plume.feuille.page)) from erreur
        return ecrit, m.start(0), m.end(0)


class _Citations(Preprocessor):
    """Puts the words of the rules of law where the text quotes them, before anything is read as Markdown."""

    def __init__(self, plume: Plume) -> None:
        super().__init__()
        self.plume = plume

    def run(self, lines: list[str]) -> list[str]:
        return [self.plume.feuille.citer(ligne) for ligne in lines]


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
    """Python-Markdown extension that renders the shortcodes of what ``plume`` writes, and the captions of tables."""

    def __init__(self, plume: Plume, **options: Any) -> None:
        super().__init__(**options)
        self.plume = plume

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        redaction = self.plume.feuille.redaction
        Outils().extendMarkdown(md)
        md.preprocessors.register(_Citations(self.plume), "regles", 35)
        # Before links (160): the words of a shortcode are not Markdown.
        raccourcis = redaction.vocabulaire.raccourcis
        entre_accolades: dict[str | None, Raccourci] = {g: r for g, r in raccourcis.items() if g != TEXTE}
        entre_crochets: dict[str | None, Raccourci] = {None: raccourcis[TEXTE]} if TEXTE in raccourcis else {}
        faute = "le raccourci {} de la page « {} » ne désigne rien de connu"
        md.inlinePatterns.register(_Raccourcis(MOTIF, self.plume, entre_accolades, faute), "raccourci", 175)
        md.treeprocessors.register(_Tableaux(md), "tableaux", 18)
        faute = "{}, à la page « {} », n'est pas un texte de data/textes.yml"
        texte = _Raccourcis(MOTIF_DE_TEXTE, self.plume, entre_crochets, faute)
        md.inlinePatterns.register(texte, "texte-de-loi", 174)
        # After the inline patterns (20): they must meet plain spaces.
        md.treeprocessors.register(_Typographie(md), "typographie", 15)
        if redaction.interface.langue == "ar":
            # Before raw HTML (90).
            md.inlinePatterns.register(EnFrancais(), "en_francais", 100)
            # After the words of the glossary (18), whose definitions are Arabic too, and the addresses of headings (8).
            md.treeprocessors.register(Isolats(md), "isolats", 7)
