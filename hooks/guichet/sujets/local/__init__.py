"""What is decided or measured in one territory: scoring grids, delays."""

from guichet.pages.donnees_ouvertes import telles_quelles
from guichet.pages.sujet import Sujet
from guichet.sujets.local import faits, fiches, regles, tableau

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    ouvertes=(telles_quelles(*fiches.JEUX),),
    tableaux=tableau.TABLEAUX,
    faits=(faits.faits,),
    phrases={"local.compte_": (fiches.CritereLocal, "compte"), "local.delai_": (fiches.DelaiLocal, "nature")},
)
