"""Who decides: the path of an allocation."""

from guichet.pages.sujet import Sujet
from guichet.sujets.decision import faits, fiches, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    faits=(faits.faits,),
    phrases={"decision.pouvoir_": (fiches.RoleDecision, "pouvoir")},
)
