"""Landlords: by law each registers requests."""

from guichet.pages.donnees_ouvertes import telle_quelle
from guichet.pages.sujet import Sujet
from guichet.sujets.bailleurs import fiches, regles, tableau

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    ouvertes=(telle_quelle(fiches.BAILLEURS, mots="donnees.bailleurs"),),
    tableaux=tableau.TABLEAUX,
)
