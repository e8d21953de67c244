"""The questions of each public."""

import datetime
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

    Applicants' questions exist in the three languages, those of elected officials in French only.
    """

    id: Identifiant
    public: Literal["demandeurs", "elus"]
    theme: Identifiant
    question: dict[Langue, Texte]
    reponse: dict[Langue, Texte]
    textes: list[Texte] = []
    sources: Annotated[list[Identifiant], Field(min_length=1)]
    voir: list[Identifiant] = []
    guide: Texte | None = None
    statut: Statut
    lu_le: datetime.date
