"""What the site tells as a fact: where readers meet it, on what it rests, who could settle it, were it in doubt.

Each subject says so of its own records (`Sujet.faits`) and of its prose (`Sujet.proses`).
"""

import datetime
from dataclasses import dataclass
from typing import Any, Literal

from guichet.socle.champs import Statut

# Who alone can settle a doubt: a lawyer, by reading a text; the client, who knows the territory.
Arbitre = Literal["juriste", "client"]


@dataclass(frozen=True)
class Emploi:
    """A sentence, or a longer text in Markdown, of the French page at ``page``."""

    page: str
    phrase: str


@dataclass(frozen=True)
class Fait:
    """A record as its page tells it (``emploi``, in Markdown); ``tranche`` is who could settle it."""

    genre: str
    id: str
    titre: str
    emploi: Emploi
    textes: tuple[str, ...]
    delai: str | None
    sources: tuple[str, ...]
    lu_le: datetime.date
    en_doute: bool
    tranche: Arbitre


def fait(genre: str, fiche: Any, titre: str, emploi: Emploi, *, tranche: Arbitre = "juriste") -> Fait:
    """Return what ``fiche``, a record with a status, tells."""
    return Fait(
        genre=genre,
        id=identifiant(fiche),
        titre=titre,
        emploi=emploi,
        textes=textes_de(fiche),
        delai=getattr(fiche, "delai", None),
        sources=tuple(fiche.sources if hasattr(fiche, "sources") else [fiche.source]),
        lu_le=fiche.lu_le,
        en_doute=fiche.statut == Statut.A_CONFIRMER,
        tranche=tranche,
    )


def textes_de(fiche: Any) -> tuple[str, ...]:
    """Return the texts on which ``fiche`` rests; an entry of the watch says what it does to each."""
    return tuple(getattr(texte, "texte", texte) for texte in getattr(fiche, "textes", ()))


def identifiant(fiche: Any) -> str:
    """Return what names ``fiche`` among its kind: its identifier, else its territory and what it is there."""
    if hasattr(fiche, "id"):
        return str(fiche.id)
    champs = ("chronologie", "epci", "departement", "nature", "demandes", "critere", "date", "annee", "precision")
    valeurs = (getattr(fiche, champ, None) for champ in champs)
    return "-".join(str(valeur) for valeur in valeurs if valeur is not None)
