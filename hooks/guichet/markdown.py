"""Markdown of the prose and of the answers: shortcodes become facts, in the language of the page.

A shortcode is a registered function; adding one touches this file and ``references`` only.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from re import Match
from typing import Any

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from markupsafe import Markup

from guichet import adresses
from guichet.adresses import relative
from guichet.chargement import Donnees
from guichet.langues import Interface, typographie
from guichet.modeles import FAQ, Delai, Statut
from guichet.references import MOTIF, MOTIF_DE_TEXTE
from guichet.termes import Lexique, Termes

# Pages whose readers check the law; applicants read the version in the folded rule of their guide.
VERIFIABLES = ("elus/", "ppgdid/", "professionnels/", "veille/")
# The page that tells what remains to be checked, in French only.
A_VERIFIER = "donnees/a-verifier/"


class RaccourciInconnu(ValueError):
    """A shortcode names a kind, a record or a page that does not exist."""


@dataclass
class Redaction:
    """What shortcodes need: the facts, the language, and the page being written.

    ``page`` is the address of that page in its language; ``pages`` the addresses that exist, when known; ``vus``
    the words of the glossary already explained on that page. ``verifiable`` says that its readers check the law: the
    version read of each text is told, once (``textes_vus``). With ``racine``, the public address of the French site,
    links are absolute: the text leaves the site.
    """

    donnees: Donnees
    interface: Interface
    page: str = ""
    pages: set[str] = field(default_factory=set)
    vus: set[str] = field(default_factory=set)
    verifiable: bool = False
    textes_vus: set[str] = field(default_factory=set)
    racine: str = ""

    @cached_property
    def deplacees(self) -> dict[str, str]:
        """Where an address of the list of questions leads: to the answer itself."""
        return {f"{FAQ[q.public]}#{q.id}": q.adresse for q in self.donnees.questions.values()}

    @cached_property
    def lexique(self) -> Lexique:
        return Lexique(self.donnees.termes.values(), self.interface)

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

    # Making one costs more than using it: one of each serves every text.
    @cached_property
    def _sans_termes(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=[Raccourcis(self), "attr_list", "md_in_html"])

    @cached_property
    def _avec_termes(self) -> markdown.Markdown:
        return markdown.Markdown(extensions=[Raccourcis(self), "attr_list", "md_in_html", Termes(self)])

    def phrase(self, texte: str) -> Markup:
        """Return ``texte``, one paragraph of a record, as the HTML of a line of the page being written."""
        return Markup(self.rendre(texte, self.page).removeprefix("<p>").removesuffix("</p>"))

    def vers(self, chemin: str, *, en_francais: bool = False) -> str:
        """Return the link from the page being written to ``chemin``, in its language or in French."""
        if self.racine:
            return self.racine + chemin
        prefixe = adresses.prefixe(self.interface.langue) if en_francais else ""
        return relative(prefixe + self.page, chemin)

    def duree(self, delai: Delai) -> str:
        """Return the value of ``delai`` with its unit, in words of the language: « 1 mois », « 25 % »."""
        return str(self.interface.t(f"unites.{delai.unite}", n=delai.valeur))


def _element(balise: str, texte: str, **attributs: str) -> ET.Element:
    element = ET.Element(balise, {nom.rstrip("_"): valeur for nom, valeur in attributs.items()})
    element.text = AtomicString(texte)
    return element


# In an Arabic label, words in Latin letters are French institutions or names: « Dalo », « Cerfa ».
_MOTS_LATINS = re.compile(r"[A-Za-zÀ-ÿœŒ][A-Za-zÀ-ÿœŒ0-9.'’-]*(?: [A-Za-zÀ-ÿœŒ][A-Za-zÀ-ÿœŒ0-9.'’-]*)*")


def _lien_vers(redaction: Redaction, libelle: str, **attributs: str) -> ET.Element:
    """Return a link whose label marks its French words where the page is in Arabic."""
    if redaction.interface.langue != "ar":
        return _element("a", libelle, **attributs)
    lien = _element("a", "", **attributs)
    fin = 0
    dernier: ET.Element | None = None
    for trouve in _MOTS_LATINS.finditer(libelle):
        avant = AtomicString(libelle[fin : trouve.start()])
        if dernier is None:
            lien.text = avant
        else:
            dernier.tail = avant
        dernier = ET.SubElement(lien, "span", _FRANCAIS)
        dernier.text, fin = AtomicString(trouve[0]), trouve.end()
    if dernier is None:
        lien.text = AtomicString(libelle)
    else:
        dernier.tail = AtomicString(libelle[fin:])
    return lien


_FRANCAIS = {"lang": "fr", "dir": "ltr"}


def _francais(redaction: Redaction) -> dict[str, str]:
    return {} if redaction.interface.langue == "fr" else _FRANCAIS


def _contact(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    contact = redaction.donnees.contacts[cible]
    schema = "sms" if contact.sms else "tel"
    return _element("a", mots or contact.numero, href=f"{schema}:{contact.appel}", dir="ltr", class_="numero")


def _delai(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    delai = redaction.donnees.delais[cible]
    duree = _element("span", redaction.duree(delai), class_="fait")
    textes = (redaction.donnees.textes[texte] for texte in delai.textes)
    # A text in doubt has the mark itself, where it is quoted.
    if (
        delai.statut is Statut.A_CONFIRMER
        and redaction.verifiable
        and all(t.statut is not delai.statut for t in textes)
    ):
        pourquoi = redaction.donnees.sources[delai.source].editeur
        duree.append(_marque(redaction, f"delai-{cible}", f"lu chez {pourquoi}"))
    return duree


def _texte(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    """Return the short title of a text, linked to its page, with the version that was read.

    Where the page is for those who check the law, that version is told in full once a page; a text in doubt has the
    mark that leads to what remains to be checked. Elsewhere the version is in the title.
    """
    interface = redaction.interface
    texte = redaction.donnees.textes[cible]
    version = str(interface.t("textes.version_lue", version=texte.version_lue))
    vers = redaction.vers(texte.chemin, en_francais=True)
    lien = _element("a", mots or texte.titre, href=vers, class_="texte-de-loi", title=version, **_francais(redaction))
    if interface.langue != "fr":
        lien.set("hreflang", "fr")
    if not redaction.verifiable:
        return lien
    ensemble = ET.Element("span")
    ensemble.append(lien)
    if texte.statut is Statut.A_CONFIRMER:
        ensemble.append(_marque(redaction, f"texte-{cible.lower()}", version, (texte.version_du or "")[:4]))
        return ensemble
    if cible in redaction.textes_vus:
        return lien
    redaction.textes_vus.add(cible)
    lue = _element("small", f" ({version})", class_="version-lue")
    # The theme's search would find the same dates on every page.
    lue.set("data-search-exclude", "")
    ensemble.append(lue)
    return ensemble


def _marque(redaction: Redaction, ancre: str, pourquoi: str, annee: str = "") -> ET.Element:
    """Return the small mark of a doubtful point, dated where a version was read; it leads to what remains to be checked."""
    mots = (
        redaction.interface.t("verifier.marque_datee", annee=annee)
        if annee
        else redaction.interface.t("verifier.marque")
    )
    marque = ET.Element("sup", {"class": "a-verifier", "data-search-exclude": ""})
    titre = str(redaction.interface.t("verifier.marque_titre", pourquoi=pourquoi))
    marque.append(_element("a", str(mots), href=redaction.vers(f"{A_VERIFIER}#{ancre}"), title=titre))
    return marque


def _verifier(redaction: Redaction, cible: str, mots: str | None) -> ET.Element | str:
    """Return the mark of a doubtful point for those who check the law; for applicants, advice where there is some."""
    point = redaction.donnees.points_a_verifier[cible]
    if redaction.verifiable:
        return _marque(redaction, f"point-{cible}", point.pourquoi)
    if point.conseil is None or redaction.page.startswith(VERIFIABLES):
        return ""
    return _phrase(redaction, getattr(point.conseil, redaction.interface.langue))


def _phrase(redaction: Redaction, texte: str) -> ET.Element:
    """Return ``texte``, a sentence of a record, with its shortcodes: a pattern does not read again what it has made."""
    phrase = _element("span", "", class_="conseil")
    fin = 0
    for trouve in re.finditer(MOTIF, texte):
        _ajouter(phrase, texte[fin : trouve.start()])
        element = RACCOURCIS[trouve["genre"]](redaction, trouve["cible"], trouve["mots"])
        fin = trouve.end()
        if isinstance(element, str):
            _ajouter(phrase, element)
        else:
            phrase.append(element)
    _ajouter(phrase, texte[fin:])
    return phrase


def _ajouter(element: ET.Element, texte: str) -> None:
    """Add ``texte`` at the end of ``element``."""
    if len(element):
        element[-1].tail = AtomicString((element[-1].tail or "") + texte)
    else:
        element.text = AtomicString((element.text or "") + texte)


def _lien(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    cible = redaction.deplacees.get(cible, cible)
    if redaction.pages and cible.partition("#")[0] not in redaction.pages:
        raise KeyError(cible)
    return _lien_vers(redaction, mots or cible, href=redaction.vers(cible))


def _officiel(redaction: Redaction, cible: str, mots: str | None) -> ET.Element:
    lien = redaction.donnees.liens[cible]
    libelle = mots or getattr(lien.nom, redaction.interface.langue)
    return _lien_vers(redaction, libelle, href=lien.adresse, hreflang="fr")


RACCOURCIS: dict[str, Callable[[Redaction, str, str | None], ET.Element | str]] = {
    "contact": _contact,
    "delai": _delai,
    "lien": _lien,
    "officiel": _officiel,
    "verifier": _verifier,
}


class _Raccourci(InlineProcessor):
    def __init__(self, redaction: Redaction) -> None:
        super().__init__(MOTIF)
        self.redaction = redaction

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element | str, int, int]:
        try:
            element = RACCOURCIS[m["genre"]](self.redaction, m["cible"], m["mots"])
        except KeyError as erreur:
            message = f"le raccourci {m[0]} de la page « {self.redaction.page} » ne désigne rien de connu"
            raise RaccourciInconnu(message) from erreur
        return element, m.start(0), m.end(0)


class _ReferenceDeTexte(InlineProcessor):
    def __init__(self, redaction: Redaction) -> None:
        super().__init__(MOTIF_DE_TEXTE)
        self.redaction = redaction

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[ET.Element, int, int]:
        try:
            element = _texte(self.redaction, m["cible"], m["mots"])
        except KeyError as erreur:
            message = f"{m[0]}, à la page « {self.redaction.page} », n'est pas un texte de data/textes.yml"
            raise RaccourciInconnu(message) from erreur
        return element, m.start(0), m.end(0)


class _Typographie(Treeprocessor):
    """Put the non-breaking spaces of French punctuation, so that editors need not type them."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag not in ("code", "pre"):
                element.text = self._corriger(element.text)
            element.tail = self._corriger(element.tail)

    @staticmethod
    def _corriger(texte: str | None) -> str | None:
        return texte and type(texte)(typographie(texte))


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
        # Before links (160): the words of a shortcode are not Markdown.
        md.inlinePatterns.register(_Raccourci(self.redaction), "raccourci", 175)
        md.treeprocessors.register(_Tableaux(md), "tableaux", 18)
        md.inlinePatterns.register(_ReferenceDeTexte(self.redaction), "texte-de-loi", 174)
        if self.redaction.interface.langue == "fr":
            # After the inline patterns (20): they must meet plain spaces.
            md.treeprocessors.register(_Typographie(md), "typographie", 15)
