"""The vocabulary of the search: words that mean the same, and answers put first."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from guichet.socle.champs import Fiche, Identifiant, Langue, Texte
from guichet.socle.jeux import TOUT, Repertoire, Suite

# Stands for a year of the watch, in the phrases of an answer and in its page.
UNE_ANNEE = "{annee}"
# Editors put in quotes a phrase that is to be typed as it is, little words and endings too.
GUILLEMET = "«"


class Synonymes(Fiche, title="Des mots qui veulent dire la même chose"):
    """Words or phrases that find the same pages; with ``quand``, only those who type these also search ``mots``."""

    langue: Langue
    """La langue des mots."""
    quand: list[Texte] = []
    """Si l’on tape un de ces mots, chercher aussi `mots`, et non l’inverse."""
    mots: Annotated[list[Texte], Field(min_length=1)]
    """Des mots qui veulent dire la même chose."""

    @model_validator(mode="after")
    def _a_rapprocher(self) -> Self:
        if not self.quand and len(self.mots) < 2:
            raise ValueError("il faut deux mots à rapprocher, ou « quand » et « mots »")
        return self


class Metier(Fiche, title="Des mots des élus et des professionnels"):
    """Words and phrases of elected officials and professionals: their pages come first for who types one."""

    langue: Langue
    """La langue des mots."""
    mots: Annotated[list[Texte], Field(min_length=1)]
    """Des mots des élus et des professionnels : leurs pages passent devant."""


class PageEnTete(Fiche, title="Une page mise en premier"):
    """A page put first, with its number to call if any, for those who type one of the phrases of ``quand``.

    ``UNE_ANNEE`` in its page and its phrases makes it an answer for each year of the watch.
    """

    id: Identifiant
    quand: dict[Langue, Annotated[list[Texte], Field(min_length=1)]]
    """Des expressions, par langue."""
    page: Texte
    """La page qui vient la première pour qui les tape."""
    contact: Identifiant | None = None
    """Le numéro à montrer avec elle, par son `id`."""

    def par_annee(self, annees: Iterable[str]) -> Iterator[Self]:
        """Yield the answer of each of ``annees``; itself where it is that of no year."""
        if UNE_ANNEE not in self.page:
            yield self
            return
        for annee in annees:
            quand = {langue: [mots.replace(UNE_ANNEE, annee) for mots in tous] for langue, tous in self.quand.items()}
            yield self.model_copy(update={"quand": quand, "page": self.page.replace(UNE_ANNEE, annee)})


class InconnuIci(Fiche, title="Ce que le site ne peut pas savoir"):
    """What people look for and this site cannot know: what is said of it, and who knows."""

    id: Identifiant
    quand: dict[Langue, Annotated[list[Texte], Field(min_length=1)]]
    """Des expressions, par langue."""
    dit: dict[Langue, Texte]
    """Qui le sait, et comment le lui demander."""
    page: Texte | None = None
    """La page du site qui aide à le trouver."""
    lien: Identifiant | None = None
    """La page officielle qui le donne, par son `id`."""
    contact: Identifiant | None = None
    """Le numéro à appeler, par son `id`."""

    @model_validator(mode="after")
    def _dit_dans_chaque_langue(self) -> Self:
        if self.quand.keys() != self.dit.keys():
            raise ValueError("« quand » et « dit » doivent avoir les mêmes langues")
        return self


class Paroles(Fiche, title="Les mots des gens pour une page"):
    """What people say when they mean a page or an answer that says it otherwise: found by it, never shown."""

    page: Texte
    """La page, ou la réponse : `demander/faq/#son-id`, `elus/faq/#son-id`."""
    mots: dict[Langue, Annotated[list[Texte], Field(min_length=1)]]
    """Par langue, des mots et des bouts de phrase. La page n’a pas à les dire."""


SYNONYMES = Suite(
    "synonymes", "data/recherche.yml", Synonymes, cle=None, section="synonymes", communs=TOUT, au_moins=150
)
METIER = Suite("metier", "data/recherche.yml", Metier, cle=None, section="metier")
REPONSES = Repertoire("reponses", "data/recherche.yml", PageEnTete, section="reponses")
AILLEURS = Repertoire("ailleurs", "data/recherche.yml", InconnuIci, section="ailleurs")
PAROLES = Suite("paroles", "data/paroles.yml", Paroles, cle="page", communs=TOUT)

JEUX = (SYNONYMES, METIER, REPONSES, AILLEURS, PAROLES)
