"""Words explained."""

import datetime
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Langue, Statut, Texte
from guichet.socle.jeux import Repertoire


class Terme(Fiche):
    """A word of the glossary. ``formes`` are the French spellings looked for in running text, longest first.

    A word met by applicants is explained in the three languages, the others in French only.
    """

    id: Identifiant
    terme: Texte
    sigle: Texte | None = None
    formes: Annotated[list[Texte], Field(min_length=1)]
    definition: dict[Langue, Texte]
    demandeurs: bool
    voir: list[Identifiant] = []
    sources: list[Identifiant] = []
    statut: Statut
    lu_le: datetime.date


TERMES = Repertoire("termes", "data/glossaire.yml", Terme)

JEUX = (TERMES,)
