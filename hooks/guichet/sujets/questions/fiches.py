"""The questions of each public."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Langue, Statut, Texte
from guichet.socle.jeux import Repertoire, Suite

Public = Literal["demandeurs", "elus"]

# Address of the page that leads to all the questions of a public.
FAQ: dict[Public, str] = {"demandeurs": "demander/faq/", "elus": "elus/faq/"}


def _page(public: Public, theme: str) -> str:
    # Applicants read theirs on one page; those of elected officials have a page a theme.
    return f"{FAQ[public]}{theme}/" if public == "elus" else FAQ[public]


class Theme(Fiche):
    """A theme of the FAQ; ``nom`` in the languages of its public."""

    id: Identifiant
    public: Public
    nom: dict[Langue, Texte]

    @property
    def chemin(self) -> str:
        """The address of the page of its questions."""
        return _page(self.public, self.id)


class Question(Fiche):
    """A question of the FAQ; ``reponse`` is Markdown.

    Applicants' questions exist in the three languages, those of elected officials in French only. ``a_copier`` is what
    an elected official may paste in a letter to a resident: three sentences of Markdown that promise nothing.
    """

    id: Identifiant
    public: Public
    theme: Identifiant
    question: dict[Langue, Texte]
    reponse: dict[Langue, Texte]
    a_copier: dict[Langue, Texte] | None = None
    textes: list[Texte] = []
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    voir: list[Identifiant] = []
    guide: Texte | None = None
    statut: Statut
    lu_le: datetime.date

    @property
    def page(self) -> str:
        """The address of the page that answers."""
        return _page(self.public, self.theme)

    @property
    def adresse(self) -> str:
        """The address of the answer on its page."""
        return f"{self.page}#{self.id}"

    @property
    def ecrits(self) -> Iterator[tuple[str, Langue, str]]:
        """Yield all that is written in Markdown: the name of the field, the language, the text."""
        for langue, texte in self.reponse.items():
            yield "reponse", langue, texte
        for langue, texte in (self.a_copier or {}).items():
            yield "a_copier", langue, texte


THEMES = Suite("themes", "data/faq.yml", Theme, section="themes")
QUESTIONS = Repertoire("questions", "data/faq.yml", Question, section="questions")

JEUX = (THEMES, QUESTIONS)
