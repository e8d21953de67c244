"""The instruments of the allocation policy of an intercommunality."""

from guichet.pages.sujet import Sujet
from guichet.sujets.instruments import fiches, regles, tableau

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    tableaux=tableau.TABLEAUX,
)
