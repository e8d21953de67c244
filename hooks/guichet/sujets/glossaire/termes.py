"""Words of the glossary, explained where they are first met on a page, without JavaScript.

The word becomes a button, its definition an HTML popover beside it: touch, keyboard and screen readers have both.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString

from guichet.prose.redaction import Plume, Redaction
from guichet.socle.adresses import relative
from guichet.socle.donnees import une_fois
from guichet.socle.isolats import EnFrancais
from guichet.socle.langues import Interface
from guichet.sujets.glossaire.fiches import TERMES, Terme

PAGE = "glossaire/"

# A button may not stand in what is itself pressed, and a heading is read on its own in the list of headings.
_SANS_DEFINITION = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "a", "button", "summary", "label", "code", "pre", "dfn", "script", "style")
)


# What stands against a word without a space: an elided article or an opening sign before it, punctuation after it.
_COLLE_AVANT = re.compile(r"(?:\b\w{1,2}[’']|\(|«\s)$")
_COLLE_APRES = re.compile(r"[.,)…]+|\s[:;?!»]")


def cle_de_forme(forme: str) -> str:
    """Return ``forme`` as it is compared: one space between words, straight apostrophe, first letter in lower case."""
    droite = " ".join(forme.split()).replace("’", "'")
    return droite[:1].lower() + droite[1:]


class Lexique:
    """The words that one language can explain, and how to find them in French text."""

    def __init__(self, termes: Iterable[Terme], interface: Interface) -> None:
        self.interface = interface
        explicables = [terme for terme in termes if interface.langue in terme.definition]
        self._par_forme = {cle_de_forme(forme): terme for terme in explicables for forme in terme.formes}
        # Longest first: « commission d'attribution » is not a « commission ».
        formes = "|".join(map(_motif, sorted(self._par_forme, key=len, reverse=True)))
        self._motif = re.compile(rf"(?<![\w-])(?:{formes})(?![\w-])" if formes else "(?!)")

    def trouver(self, texte: str) -> Iterable[tuple[re.Match[str], Terme]]:
        """Yield the words of ``texte`` in order, each with where it stands."""
        for trouve in self._motif.finditer(texte):
            yield trouve, self._par_forme[cle_de_forme(trouve[0])]

    def bouton(self, mot: str, terme: Terme) -> ET.Element:
        bouton = ET.Element("button", {"type": "button", "class": "terme", "popovertarget": f"def-{terme.id}"})
        bouton.text = AtomicString(mot)
        return bouton

    def definition(self, terme: Terme, page: str) -> ET.Element:
        """Return the definition of ``terme`` for the page at ``page``; it holds only what a paragraph may."""
        interface = self.interface
        attributs = {"popover": "auto", "class": "definition", "id": f"def-{terme.id}", "role": "note"}
        if interface.langue != "fr":
            attributs |= {"lang": interface.langue, "dir": interface.sens}
        # The theme's search would find on every page what the glossary says.
        definition = ET.Element("span", attributs | {"data-search-exclude": ""})
        # Where the definition is not a popover, it follows the word.
        definition.text = AtomicString(" ")
        titre = ET.SubElement(definition, "b", {} if interface.langue == "fr" else {"lang": "fr", "dir": "ltr"})
        titre.text = AtomicString(terme.terme)
        titre.tail = AtomicString(f" – {terme.definition[interface.langue]} ")
        lien = ET.SubElement(definition, "a", {"href": relative(page, f"{PAGE}#{terme.id}")})
        lien.text = AtomicString(interface.texte("glossaire.lien"))
        return definition


def _motif(forme: str) -> str:
    """Return the expression that finds ``forme``: broken lines, both apostrophes, a capital at its head."""
    tete, suite = forme[0], re.escape(forme[1:]).replace(r"\ ", r"\s+").replace("'", "['’]")
    return f"[{tete.upper()}{tete.lower()}]{suite}" if tete.isalpha() else re.escape(tete) + suite


class _Reperage(Treeprocessor):
    """Mark the first meeting of each word, in reading order, in French text only."""

    def __init__(self, md: markdown.Markdown, plume: Plume, lexique: Lexique) -> None:
        super().__init__(md)
        self.plume, self.lexique = plume, lexique

    def run(self, root: ET.Element) -> None:
        self._parcourir(root, self.lexique.interface.langue)

    def _parcourir(self, element: ET.Element, langue: str) -> None:
        langue = element.get("lang", langue)
        enfants = list(element)
        element.text, suite = self._marquer(element.text, langue)
        del element[:]
        element.extend(suite)
        for enfant in enfants:
            element.append(enfant)
            if enfant.tag not in _SANS_DEFINITION:
                self._parcourir(enfant, langue)
            enfant.tail, suite = self._marquer(enfant.tail, langue)
            element.extend(suite)

    def _marquer(self, texte: str | None, langue: str) -> tuple[str | None, list[ET.Element]]:
        """Return ``texte`` up to its first new word, then that word, its definition and what follows."""
        # What a shortcode wrote is a fact, not prose; where tags were typed, the tree does not know what holds what.
        if not texte or langue != "fr" or isinstance(texte, AtomicString) or HTML_PLACEHOLDER_RE.search(texte):
            return texte, []
        lexique, page, vus = self.lexique, self.plume.feuille.page, self.plume.feuille.vus
        debut, fin = texte, 0
        elements: list[ET.Element] = []
        for trouve, terme in lexique.trouver(texte):
            if terme.id in vus:
                continue
            vus.add(terme.id)
            avant, colle_avant = _couper(texte[fin : trouve.start()])
            if elements:
                elements[-1].tail = avant
            else:
                debut = avant
            colle_apres = _COLLE_APRES.match(texte, trouve.end())
            fin = colle_apres.end() if colle_apres else trouve.end()
            mot = [lexique.bouton(trouve[0], terme), lexique.definition(terme, page)]
            elements += _souder(colle_avant, mot, texte[trouve.end() : fin])
        if elements:
            elements[-1].tail = texte[fin:]
        return debut, elements


def _couper(avant: str) -> tuple[str, str]:
    """Return ``avant`` in two: what may end a line, what may not."""
    colle = _COLLE_AVANT.search(avant)
    debut = colle.start() if colle else len(avant)
    return avant[:debut], avant[debut:]


def _souder(avant: str, mot: list[ET.Element], apres: str) -> list[ET.Element]:
    """Return ``mot`` in one element with what stands against it: a line may break around a button, not there."""
    if not avant and not apres:
        return mot
    soude = ET.Element("span", {"class": "mot"})
    soude.text = avant
    soude.extend(mot)
    mot[-1].tail = apres
    return [soude]


class Termes(Extension):
    """Python-Markdown extension that explains the words of ``lexique`` on the page that ``plume`` writes."""

    def __init__(self, plume: Plume, lexique: Lexique, **options: Any) -> None:
        super().__init__(**options)
        self.plume, self.lexique = plume, lexique

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        # Before raw HTML (90).
        md.inlinePatterns.register(EnFrancais(), "en_francais", 100)
        # After the inline patterns (20), before French punctuation gets its spaces (15).
        md.treeprocessors.register(_Reperage(md, self.plume, self.lexique), "termes", 18)


@une_fois
def lexique(redaction: Redaction) -> Lexique:
    """Return the words that the language of ``redaction`` can explain."""
    return Lexique(redaction.donnees[TERMES].values(), redaction.interface)


def expliquer(plume: Plume) -> Termes:
    """Return what explains the words of the glossary in what ``plume`` writes."""
    return Termes(plume, lexique(plume.feuille.redaction))
