"""What is decided or measured in one territory: scoring grids, delays."""

from guichet.pages.sujet import Sujet
from guichet.sujets.local import faits, fiches, ouvertes, regles, tableau

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    ouvertes=(ouvertes.OUVERTES,),
    tableaux=tableau.TABLEAUX,
    faits=(faits.faits,),
    phrases={"local.compte_": (fiches.CritereLocal, "compte"), "local.delai_": (fiches.DelaiLocal, "nature")},
)
