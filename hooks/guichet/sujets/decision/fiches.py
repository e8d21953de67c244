"""Who decides: the path of an allocation, and the power of each actor at each step of it."""

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from guichet.socle.champs import Fiche, Identifiant, Statut, Texte
from guichet.socle.jeux import Repertoire, Suite


class Pouvoir(StrEnum):
    """What an actor does at a step, from the strongest power to none but a part to play."""

    DECIDE = "decide"
    VOTE = "vote"
    PROPOSE = "propose"
    REGLE = "regle"
    AVIS = "avis"
    CONTROLE = "controle"
    AGIT = "agit"


class ActeurDecision(Fiche, title="Quelqu’un qui compte dans une attribution"):
    """Someone who counts in an allocation, in the order of the picture. ``precision`` says who is meant."""

    id: Identifiant
    nom: Texte
    """Qui agit."""
    precision: Texte | None = None
    """Qui l’on vise exactement."""


class RoleDecision(Fiche):
    """The power of an actor at a step: what it may do and, where people are often mistaken, what it may not."""

    acteur: Identifiant
    """L’acteur, par son `id`."""
    pouvoir: Pouvoir
    """Ce qu’il est : qui décide, vote, propose, fixe la règle, donne un avis, contrôle ou agit."""
    peut: Texte
    """Ce qu’il peut faire."""
    ne_peut_pas: Texte | None = None
    """Ce qu’il ne peut pas faire, là où l’on s’y trompe souvent."""


class EtapeDecision(Fiche, title="Une étape d’une attribution, dans l’ordre"):
    """A step of an allocation, in the order of the file; ``court`` heads its column. Who is not in ``roles`` has no power."""

    id: Identifiant
    titre: Texte
    """Le nom de l’étape."""
    court: Texte
    """Son nom en tête de colonne."""
    en_bref: Texte
    """Ce qui s’y passe, en une phrase."""
    roles: Annotated[list[RoleDecision], Field(min_length=1)]
    """Qui a un pouvoir à cette étape. Les autres n’en ont aucun."""
    textes: Annotated[list[Texte], Field(min_length=1)]
    statut: Statut
    source: Identifiant
    lu_le: datetime.date

    def pouvoir_de(self, acteur: str) -> Pouvoir | None:
        """Return the power of ``acteur`` at this step, or None."""
        return next((role.pouvoir for role in self.roles if role.acteur == acteur), None)


ACTEURS_DECISION = Repertoire("acteurs_decision", "data/decision.yml", ActeurDecision, section="acteurs")
ETAPES_DECISION = Suite("etapes_decision", "data/decision.yml", EtapeDecision, section="etapes", au_moins=7)

JEUX = (ACTEURS_DECISION, ETAPES_DECISION)
