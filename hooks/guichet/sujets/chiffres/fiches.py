"""Published series of the region."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Statut, Texte


class Point(Fiche):
    """A value and the period or place it is about, in the words of the source."""

    periode: Texte
    valeur: Annotated[float, Field(ge=0)]


class Serie(Fiche):
    """Values of one kind from one source; ``lecture`` says what they tell and what they do not."""

    id: Identifiant
    titre: Texte
    unite: Literal["nombre", "pourcent"]
    lecture: Texte
    points: Annotated[list[Point], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    @property
    def maximum(self) -> float:
        return max(point.valeur for point in self.points)
