"""Words that a translation always says alike."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from guichet.socle.champs import Fiche, Identifiant, Texte
from guichet.socle.jeux import Repertoire

Mots = Annotated[list[Texte], Field(min_length=1)]


class Refus(Fiche, title="Des mots refusés"):
    """Words that a language may not use, and why; allowed where the same text also holds one of ``sauf``."""

    mots: Texte
    """Les mots."""
    pourquoi: Texte
    """Pourquoi ils trompent le lecteur."""
    sauf: list[Texte] = []
    """Les mots qui les permettent, dans le même texte."""


class Rendu(Fiche, title="Ce que l’on écrit dans une langue"):
    """How a language says a French term: one of ``dire``, and nothing of ``refuser``."""

    dire: Mots
    """Les mots convenus : l’un d’eux au moins est dans la traduction. « * » vaut toutes les fins de mot."""
    refuser: list[Refus] = []
    """Les mots refusés dans cette langue."""

    @model_validator(mode="after")
    def _rien_de_convenu_n_est_refuse(self) -> Self:
        if refuses := {refus.mots for refus in self.refuser} & set(self.dire):
            raise ValueError(f"ces mots sont à la fois convenus et refusés : {', '.join(sorted(refuses))}")
        return self


class TermeConvenu(Fiche, title="Un terme et sa traduction convenue"):
    """A French term, in its spellings ``fr``, and what it is called in the other languages.

    ``hors`` are French expressions that hold one of these spellings and mean something else.
    """

    id: Identifiant
    fr: Mots
    """Le terme français, sous toutes ses formes."""
    hors: list[Texte] = []
    """Des expressions françaises qui contiennent le terme et veulent dire autre chose."""
    en: Rendu
    """En anglais."""
    ar: Rendu
    """En arabe."""
    note: Texte | None = None
    """Une précision pour qui traduit."""


TERMES_CONVENUS = Repertoire(
    "termes_convenus", "data/termes_convenus.yml", TermeConvenu, communs=("fr", "en", "ar"), au_moins=50
)

JEUX = (TERMES_CONVENUS,)
