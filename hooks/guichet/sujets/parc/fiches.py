"""Social homes by commune, as the SDES publishes them (RPLS)."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Facultatif, Fiche, Identifiant, Insee
from guichet.socle.jeux import Repertoire

Compte = Annotated[int, Field(ge=0)]
CompteOuSecret = Annotated[Compte | None, Facultatif]


class Detail(StrEnum):
    """What the source says besides the total: all, nothing (statistical secrecy), or nothing for part of the commune."""

    PUBLIE = "publie"
    MASQUE = "masque"
    PARTIEL = "partiel"


class Parc(Fiche, title="Les logements sociaux d’une commune"):
    """Social homes of a commune on one day. A count that the source keeps secret is None, never 0.

    A commune without a record has no home in the register: that is not « no social home ».
    """

    commune: Insee
    """Le code INSEE de la commune."""
    total: Annotated[int, Field(gt=0)]
    """Le nombre de logements sociaux."""
    loues: CompteOuSecret = None
    """Ceux qui sont loués. Vide : secret statistique."""
    vacants: CompteOuSecret = None
    """Ceux qui sont proposés à la location mais vacants. Vide : secret statistique."""
    vides: CompteOuSecret = None
    """Ceux qui sont vides et ne sont pas proposés à la location : travaux, vente, démolition. Vide : secret statistique."""
    associations: CompteOuSecret = None
    """Ceux que prend en charge une association. Vide : secret statistique."""
    contrepartie: CompteOuSecret = None
    """Ceux qui sont occupés avec une contrepartie financière, sans bail. Vide : secret statistique."""
    temporaires: CompteOuSecret = None
    """Ceux qui servent à l’hébergement temporaire. Vide : secret statistique."""
    detail: Detail
    """« publie » ; « masque » : seul le total est connu ; « partiel » : une partie de la commune est masquée."""
    source: Identifiant

    @property
    def parties(self) -> dict[str, int]:
        """The counts that add up to the total, by name; empty where they are secret."""
        noms = ("loues", "vacants", "vides", "associations", "contrepartie", "temporaires")
        valeurs = {nom: getattr(self, nom) for nom in noms}
        return {} if None in valeurs.values() else valeurs


PARC = Repertoire("parc", "data/parc.csv", Parc, cle="commune", au_moins=1600)

JEUX = (PARC,)
