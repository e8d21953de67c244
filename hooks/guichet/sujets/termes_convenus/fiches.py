"""Words that a translation always says alike."""

from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Texte
from guichet.socle.jeux import Repertoire

Mots = Annotated[list[Texte], Field(min_length=1)]


class Refus(Fiche):
    """Words that a language may not use, and why; allowed where the same text also holds one of ``sauf``."""

    mots: Texte
    pourquoi: Texte
    sauf: list[Texte] = []


class Rendu(Fiche):
    """How a language says a French term: one of ``dire``, and nothing of ``refuser``."""

    dire: Mots
    refuser: list[Refus] = []


class TermeConvenu(Fiche):
    """A French term, in its spellings ``fr``, and what it is called in the other languages.

    ``hors`` are French expressions that hold one of these spellings and mean something else.
    """

    id: Identifiant
    fr: Mots
    hors: list[Texte] = []
    en: Rendu
    ar: Rendu
    note: Texte | None = None


TERMES_CONVENUS = Repertoire("termes_convenus", "data/termes_convenus.yml", TermeConvenu)

JEUX = (TERMES_CONVENUS,)
