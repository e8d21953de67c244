"""The questions of each public."""

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from guichet.modeles.base import Fiche, Identifiant, Langue, Statut, Texte


class Theme(Fiche):
    """A theme of the FAQ; ``nom`` in the languages of its public."""

    id: Identifiant
    public: Literal["demandeurs", "elus"]
    nom: dict[Langue, Texte]


class Question(Fiche):
    """A question of the FAQ; ``reponse`` is Markdown.

    Applicants' questions exist in the three languages, those of elected officials in French only. ``a_copier`` is what
    an elected official may paste in a letter to a resident: three sentences of Markdown that promise nothing.
    """

    id: Identifiant
    public: Literal["demandeurs", "elus"]
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
    def ecrits(self) -> Iterator[tuple[str, Langue, str]]:
        """Yield all that is written in Markdown: the name of the field, the language, the text."""
        for langue, texte in self.reponse.items():
            yield "reponse", langue, texte
        for langue, texte in (self.a_copier or {}).items():
            yield "a_copier", langue, texte
