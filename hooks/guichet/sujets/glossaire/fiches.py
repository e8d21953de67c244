"""Words explained."""

import datetime
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Langue, Statut, Texte
from guichet.socle.jeux import Repertoire


class Terme(Fiche, title="Un mot expliqué"):
    """A word of the glossary. ``formes`` are the French spellings looked for in running text, longest first.

    A word met by applicants is explained in the three languages, the others in French only.
    """

    id: Identifiant
    terme: Texte
    """Le mot en français, en entier."""
    sigle: Texte | None = None
    """Son sigle, s’il en a un."""
    formes: Annotated[list[Texte], Field(min_length=1)]
    """Toutes les façons de l’écrire, singulier et pluriel, la plus longue d’abord."""
    definition: dict[Langue, Texte]
    """Une ou deux phrases courtes, sans chiffre fixé par la loi."""
    demandeurs: bool
    """`true` : les demandeurs le rencontrent, il est donc expliqué en trois langues. `false` : en français."""
    voir: list[Identifiant] = []
    """D’autres mots, par leur `id`."""
    sources: list[Identifiant] = []
    """Les sources de la définition ; aucune : `statut: a_confirmer`."""
    statut: Statut
    lu_le: datetime.date


TERMES = Repertoire(
    "termes", "data/glossaire.yml", Terme, uniques=("terme", "sigle"), communs=("formes",), au_moins=130
)

JEUX = (TERMES,)
