"""Where each commune stands under the SRU law."""

from guichet.pages.sujet import Sujet
from guichet.sujets.sru import fiches, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
)
