"""Who reads again what, and how often; what changed on a page."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Texte


class PolitiqueRevue(Fiche):
    """Who answers for the files whose name starts with ``fichiers``, and within how many days each is read again.

    The longest ``fichiers`` wins. ``volatil`` marks facts that are withdrawn when their review is long overdue.
    """

    id: Identifiant
    fichiers: Texte
    responsable: Texte
    relire_sous: Annotated[int, Field(gt=0, le=730)]
    volatil: bool = False


class Changement(Fiche):
    """A dated note on a page. A minor one stays in its file; a major one is shown and announced."""

    date: datetime.date
    portee: Literal["mineur", "majeur"]
    note: Texte
