"""The priority neighbourhoods of each commune (QPV)."""

from guichet.pages.sujet import Sujet
from guichet.sujets.quartiers import fiches, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
)
