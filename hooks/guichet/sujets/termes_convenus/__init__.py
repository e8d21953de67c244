"""Words that translations always say alike."""

from guichet.pages.sujet import Sujet
from guichet.sujets.termes_convenus import fiches, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
)
