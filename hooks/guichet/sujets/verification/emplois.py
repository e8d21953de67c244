"""Where a fact is used: the French page, and the sentence that names it, in the words that readers see."""

import re
from collections.abc import Iterator
from re import Match

from guichet.prose.blocs import blocs
from guichet.prose.guides import Guide, guides
from guichet.prose.phrases import phrases
from guichet.prose.raccourcis import MOTIF, MOTIF_DE_TEXTE, Reference, references
from guichet.socle.donnees import Donnees, une_fois
from guichet.socle.faits import Emploi
from guichet.socle.langues import Interface, typographie
from guichet.sujets.demande.durees import duree
from guichet.sujets.demande.fiches import CONTACTS, DELAIS, LIENS
from guichet.sujets.textes.fiches import TEXTES

_MARQUE_APRES = re.compile(r"([.!?])\s*(\{\{\s*verifier:[^}]*\}\})")
_BALISES = re.compile(r"<[^>]+>|\{[:#.][^}]*\}|(?m:^\s*(?:[-*+]|\d+\.|#+)\s+)|\*\*|(?<!\w)[*_]|[*_](?!\w)")


def citations(donnees: Donnees) -> Iterator[tuple[Reference, Emploi]]:
    """Yield each shortcode of the French prose, with the page and the sentence that hold it."""
    mots = _mots(donnees)
    for prose in _proses(donnees):
        for _, bloc in blocs(prose.phrase):
            for phrase in _dites(bloc):
                emploi: Emploi | None = None
                for reference in references(phrase):
                    emploi = emploi or Emploi(prose.page, mots.lire(phrase))
                    yield reference, emploi


def _dites(bloc: str) -> list[str]:
    """Return the sentences of ``bloc``; the mark of a doubt belongs to the sentence that it follows."""
    return phrases(_MARQUE_APRES.sub(r"\2\1", " ".join(bloc.split())))


def lire(texte: str, donnees: Donnees) -> str:
    """Return ``texte``, Markdown of a record, as plain words."""
    return _mots(donnees).lire(" ".join(texte.split()))


def _proses(donnees: Donnees) -> Iterator[Emploi]:
    for chemin, guide in guides(donnees)["fr"].items():
        yield Emploi(chemin, _sans_code(guide))
    yield from donnees.proses


def _sans_code(guide: Guide) -> str:
    return re.sub(r"<!--.*?-->", "", guide.prose, flags=re.DOTALL)


class _Mots:
    """Shortcodes as the words that readers see."""

    def __init__(self, donnees: Donnees) -> None:
        self.donnees = donnees
        self.interface = Interface("fr", donnees.chaines)

    def lire(self, phrase: str) -> str:
        lue = re.sub(MOTIF, self._fait, re.sub(MOTIF_DE_TEXTE, self._texte, phrase))
        return " ".join(typographie(_BALISES.sub("", lue)).strip(" |").split(" "))

    def _texte(self, trouve: Match[str]) -> str:
        return trouve["mots"] or self.donnees[TEXTES][trouve["cible"]].titre

    def _fait(self, trouve: Match[str]) -> str:
        genre, cible, donnees = trouve["genre"], trouve["cible"], self.donnees
        if genre == "verifier":
            return ""
        if trouve["mots"]:
            return trouve["mots"]
        if genre == "delai":
            return duree(donnees[DELAIS][cible], self.interface)
        if genre == "contact":
            return donnees[CONTACTS][cible].numero
        return donnees[LIENS][cible].nom.fr if genre == "officiel" else cible


@une_fois
def _mots(donnees: Donnees) -> _Mots:
    return _Mots(donnees)
