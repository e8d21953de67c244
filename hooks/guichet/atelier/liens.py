"""Links inside the site lead to a page and to an anchor that exist. Only the whole site knows its pages: data is sound by then."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from guichet.atelier.atelier import Atelier
from guichet.prose.ecrits import ecrits
from guichet.prose.forme import titres
from guichet.prose.guides import guides
from guichet.prose.raccourcis import references
from guichet.socle.champs import Langue
from guichet.socle.jeux import Jeu
from guichet.socle.lot import Lot
from guichet.socle.problemes import Probleme
from guichet.socle.programme import GABARITS
from guichet.sujets.demande.fiches import PARCOURS
from guichet.sujets.lettres.fiches import LETTRES
from guichet.sujets.questions.fiches import FAQ, QUESTIONS
from guichet.sujets.recherche.fiches import PAROLES
from guichet.sujets.veille.fiches import VEILLE

_ID = re.compile(r'\bid="([^"]+)"')
_VALEUR = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
# « c62498 », a commune in the page of its territory.
_COMMUNE = re.compile(r"c(?:\d{2}|2[AB])\d{3}")
# An identifier of a template made of a value has a beginning of its own: « etape-{{ etape.id }} ».
_DEBUT_PROPRE = 3


@cache
def _ancres_des_gabarits() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the anchors that templates write, and what those made of a value look like."""
    fixes, motifs = set[str](), [_COMMUNE.pattern]
    for gabarit in GABARITS.rglob("*.html"):
        for ancre in _ID.findall(gabarit.read_text(encoding="utf-8")):
            if "{" not in ancre:
                fixes.add(ancre)
            elif len(_VALEUR.sub("", ancre)) >= _DEBUT_PROPRE:
                motifs.append(r"[\w-]+".join(map(re.escape, _VALEUR.split(ancre))))
    return frozenset(fixes), re.compile("|".join(motifs))


@dataclass
class Liens:
    """What may be linked to in the site that ``atelier`` makes of what ``lot`` holds."""

    lot: Lot
    atelier: Atelier

    @cached_property
    def _identifiants(self) -> frozenset[str]:
        """Records are shown under their identifier, wherever they are."""
        fiches = (fiche for jeu in self.lot.paires for fiche in self.lot.fiches(jeu))
        return frozenset(str(identifiant) for fiche in fiches if (identifiant := getattr(fiche, "id", None)))

    @cached_property
    def _ancres(self) -> dict[tuple[Langue, str], set[str]]:
        """The anchors that the prose of each page writes."""
        return {
            (langue, chemin): {titre.ancre for titre in titres(guide.prose) if titre.ancre}
            | {*_ID.findall(guide.prose)}
            for langue, pages in guides(self.atelier.donnees).items()
            for chemin, guide in pages.items()
        }

    def perdu(self, cible: str, langue: Langue) -> str | None:
        """Return why nobody can go to ``cible`` from a text in ``langue``, or None."""
        chemin, _, ancre = cible.partition("#")
        chemin = self.atelier.site(langue).redaction.vocabulaire.deplacees.get(cible, chemin).partition("#")[0]
        if chemin not in self.atelier.titres[langue]:
            return "ce lien mène à une page qui n'existe pas"
        fixes, motif = _ancres_des_gabarits()
        connue = ancre in fixes or ancre in self._identifiants or motif.fullmatch(ancre)
        if ancre and not connue and ancre not in self._ancres.get((langue, chemin), ()):
            return "ce lien mène à un endroit de la page qui n'existe pas"
        return None

    def tient(self, chemin: str, ancre: str, langue: Langue) -> bool:
        """Whether the search finds ``ancre`` in the page at ``chemin``: one of its headings, or a page that it leads to."""
        page = self.atelier.catalogues[langue].listees.get(chemin)
        passages = page.passages if page else ()
        return ancre in self._ancres.get((langue, chemin), ()) or any(un.ancre == ancre for un in passages)


# Records that lead to a page, and the field that names it.
_MENENT: tuple[tuple[Jeu[Any], str], ...] = ((LETTRES, "guide"), (PARCOURS, "lien"), (QUESTIONS, "guide"))


def _pages_nommees(lot: Lot, liens: Liens) -> Iterator[Probleme]:
    for jeu, champ in _MENENT:
        for fiche, enregistrement in lot[jeu]:
            if (page := getattr(fiche, champ)) and (constat := liens.perdu(page, "fr")):
                remede = "nommez une page du site, et un de ses titres, ou retirez ce qui suit « # »"
                yield enregistrement.probleme((champ,), constat, remede, page)


def _paroles_perdues(lot: Lot, liens: Liens) -> Iterator[Probleme]:
    for paroles, enregistrement in lot[PAROLES]:
        chemin, _, ancre = paroles.page.partition("#")
        # Answers have a rule of their own.
        if ancre and chemin not in FAQ.values() and not all(liens.tient(chemin, ancre, lu) for lu in paroles.mots):
            constat, remede = (
                "la recherche ne connaît pas cet endroit de la page",
                "nommez un de ses titres, ou la page seule",
            )
            yield enregistrement.probleme(("page",), constat, remede, paroles.page)


def liens_perdus(lot: Lot, atelier: Atelier) -> Iterator[Probleme]:
    """Yield the links of every text, and the pages that entries of the watch touch, that lead nowhere."""
    liens = Liens(lot, atelier)
    for langue, texte, fichier, ligne in ecrits(lot, sauf=()):
        for reference in (une for une in references(texte) if une.genre == "lien"):
            if constat := liens.perdu(reference.cible, langue):
                remede = "corrigez l'adresse : la page s'ouvre à « demander/papiers/ », un de ses titres à « #copies »"
                yield Probleme(
                    fichier, ligne + reference.ligne - 1, "", reference.brute, constat, remede, reference.cible
                )
    yield from _pages_nommees(lot, liens)
    yield from _paroles_perdues(lot, liens)
    for entree, enregistrement in lot[VEILLE]:
        for rang, page in enumerate(entree.pages):
            if constat := liens.perdu(page, "fr"):
                yield enregistrement.probleme(("pages", rang), constat, "nommez une page du site, ou retirez-la", page)
