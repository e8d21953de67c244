"""Published series of the region."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.modeles.base import Fiche, Identifiant, Statut, Texte


class Point(Fiche):
    """A value and the period or place it is about, in the words of the source."""

    periode: Texte
    """La période ou le lieu, dans les mots de la source."""
    valeur: Annotated[float, Field(ge=0)]
    """La valeur."""


class Serie(Fiche, title="Une série publiée de la région"):
    """Values of one kind from one source; ``lecture`` says what they tell and what they do not."""

    id: Identifiant
    titre: Texte
    """Le nom de la série."""
    unite: Literal["nombre", "pourcent"]
    """Un nombre, ou un pourcentage."""
    lecture: Texte
    """Ce qu’elle dit et ce qu’elle ne dit pas."""
    points: Annotated[list[Point], Field(min_length=1)]
    """Ses valeurs, dans l’ordre."""
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def maximum(self) -> float:
        return max(point.valeur for point in self.points)
