"""Priority neighbourhoods of 2024 (quartiers prioritaires de la politique de la ville), commune by commune."""

from typing import Annotated

from pydantic import StringConstraints

from guichet.socle.champs import Fiche, Identifiant, Insee, Texte
from guichet.socle.jeux import Suite


class Quartier(Fiche, title="Un quartier prioritaire, dans une commune"):
    """A priority neighbourhood in a commune; one that lies in several communes has a record in each."""

    code: Annotated[str, StringConstraints(pattern=r"^QN\d{5}[A-Z]$")]
    """Le code du quartier : « QN06201M »."""
    nom: Texte
    """Son nom officiel."""
    commune: Insee
    """Le code INSEE de la commune."""
    source: Identifiant


QUARTIERS = Suite("quartiers", "data/quartiers.csv", Quartier, cle=None, au_moins=250)

JEUX = (QUARTIERS,)
