"""The questions of each public."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Langue, Markdown, Statut, Texte
from guichet.socle.jeux import Repertoire, Suite

Public = Literal["demandeurs", "elus"]

# Address of the page that leads to all the questions of a public.
FAQ: dict[Public, str] = {"demandeurs": "demander/faq/", "elus": "elus/faq/"}


class Theme(Fiche, title="Un thème"):
    """A theme of the FAQ; ``nom`` in the languages of its public. Those of elected officials have a page each."""

    id: Identifiant
    public: Public
    """Pour qui."""
    nom: dict[Langue, Texte]
    """Le titre du thème."""

    @property
    def chemin(self) -> str:
        """The address of its questions: their page, or their part of the list."""
        return f"{FAQ[self.public]}{self.id}/" if self.public == "elus" else f"{FAQ[self.public]}#theme-{self.id}"


class Question(Fiche, title="Une question et sa réponse"):
    """A question of the FAQ; ``reponse`` is Markdown. An applicants' question has a page, the others that of their theme.

    Applicants' questions exist in the three languages, those of elected officials in French only. ``a_copier`` is what
    an elected official may paste in a letter to a resident: three sentences of Markdown that promise nothing.
    """

    id: Identifiant
    """L’adresse de la question : ne la changez plus ensuite."""
    public: Public
    """Pour qui. Une question de demandeur existe en trois langues, une question d’élu en français."""
    theme: Identifiant
    """Le thème, par son `id`, du même public."""
    question: dict[Langue, Texte]
    """La question."""
    reponse: dict[Langue, Markdown]
    """La réponse. Elle commence par la réponse."""
    a_copier: dict[Langue, Markdown] | None = None
    """Pour les élus : trois phrases à coller dans une lettre à un habitant."""
    textes: list[Texte] = []
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    """Au moins une source, par son `id`."""
    voir: list[Identifiant] = []
    """D’autres questions, par leur `id`."""
    guide: Texte | None = None
    """La page qui en dit plus : obligatoire pour un demandeur."""
    statut: Statut
    lu_le: datetime.date
    """Le jour où vous avez relu la règle."""

    @property
    def page(self) -> str:
        """The address of the page that answers."""
        return f"{FAQ[self.public]}{self.theme if self.public == 'elus' else self.id}/"

    @property
    def adresse(self) -> str:
        """The address of the answer: its page, or its place on the page of its theme."""
        return f"{self.page}#{self.id}" if self.public == "elus" else self.page

    @property
    def ecrits(self) -> Iterator[tuple[str, Langue, str]]:
        """Yield all that is written in Markdown: the name of the field, the language, the text."""
        for langue, texte in self.reponse.items():
            yield "reponse", langue, texte
        for langue, texte in (self.a_copier or {}).items():
            yield "a_copier", langue, texte


THEMES = Suite("themes", "data/faq.yml", Theme, section="themes", uniques=("nom",), au_moins=20)
QUESTIONS = Repertoire("questions", "data/faq.yml", Question, section="questions", uniques=("question",), au_moins=130)

JEUX = (THEMES, QUESTIONS)
