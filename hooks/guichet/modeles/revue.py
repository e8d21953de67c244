"""Who reads again what, and how often; what changed on a page."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.modeles.base import Fiche, Identifiant, Texte


class PolitiqueRevue(Fiche, title="Qui relit quoi, et en combien de jours"):
    """Who answers for the files whose name starts with ``fichiers``, and within how many days each is read again.

    The longest ``fichiers`` wins. ``volatil`` marks facts that are withdrawn when their review is long overdue.
    """

    id: Identifiant
    fichiers: Texte
    """Le début du nom des fichiers ; le plus long l’emporte."""
    responsable: Texte
    """Qui relit, par sa fonction."""
    relire_sous: Annotated[int, Field(gt=0, le=730)]
    """Dans combien de jours."""
    volatil: bool = False
    """`true` : le fait n’est plus montré 90 jours après l’échéance."""


class Changement(Fiche):
    """A dated note on a page. A minor one stays in its file; a major one is shown and announced."""

    date: datetime.date
    """Le jour du changement."""
    portee: Literal["mineur", "majeur"]
    """`mineur` : rien ne se voit ; `majeur` : la page le dit et le site l’annonce."""
    note: Texte
    """Ce qui a changé, en une phrase."""
