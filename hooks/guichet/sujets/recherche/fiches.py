"""The vocabulary of the search: words that mean the same, and answers put first."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from guichet.socle.champs import Fiche, Identifiant, Langue, Texte


class Synonymes(Fiche):
    """Words or phrases that find the same pages; with ``quand``, only those who type these also search ``mots``."""

    langue: Langue
    quand: list[Texte] = []
    mots: Annotated[list[Texte], Field(min_length=1)]

    @model_validator(mode="after")
    def _a_rapprocher(self) -> Self:
        if not self.quand and len(self.mots) < 2:
            raise ValueError("il faut deux mots à rapprocher, ou « quand » et « mots »")
        return self


class Metier(Fiche):
    """Words and phrases of elected officials and professionals: their pages come first for who types one."""

    langue: Langue
    mots: Annotated[list[Texte], Field(min_length=1)]


class Reponse(Fiche):
    """A page put first, with its number to call if any, for those who type one of the phrases of ``quand``."""

    id: Identifiant
    quand: dict[Langue, Annotated[list[Texte], Field(min_length=1)]]
    page: Texte
    contact: Identifiant | None = None
