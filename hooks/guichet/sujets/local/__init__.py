"""What is decided or measured in one territory: scoring grids, delays."""

from guichet.pages.donnees_ouvertes import telle_quelle
from guichet.pages.sujet import Sujet
from guichet.sujets.local import faits, fiches, regles, tableau

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    ouvertes=(
        telle_quelle(fiches.COTATIONS, mots="donnees.cotations"),
        telle_quelle(fiches.DELAIS_LOCAUX, mots="donnees.delais_locaux"),
        telle_quelle(fiches.CHIFFRES_LOCAUX, mots="donnees.chiffres_locaux"),
    ),
    tableaux=tableau.TABLEAUX,
    faits=(faits.faits,),
    phrases={
        "local.compte_": (fiches.CritereLocal, "compte"),
        "local.delai_": (fiches.DelaiLocal, "nature"),
        "local.chiffre_": (fiches.ChiffreLocal, "nature"),
    },
)
