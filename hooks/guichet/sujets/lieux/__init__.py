"""Places one can go to or call, and when they open."""

from guichet.pages.sujet import Sujet
from guichet.sujets.lieux import (
    annuaires,
    corrections,
    faits,
    fermetures,
    fiches,
    ouvertes,
    page,
    regles,
    regles_de_geographie,
    regles_des_corrections,
    tableau,
)

SUJET = Sujet(
    jeux=(*fiches.JEUX, *corrections.JEUX, *fermetures.JEUX, *annuaires.ANNUAIRES),
    regles=(regles.REGLES, regles_de_geographie.REGLES, regles_des_corrections.REGLES),
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
    tableaux=tableau.TABLEAUX,
    faits=(faits.faits,),
    phrases={
        "territoire.statut_lieu_": (fiches.Lieu, "statut"),
        "territoire.corrige_": (corrections.Correction, "champ"),
        "territoire.inconnu_": (corrections.Correction, "champ"),
    },
)
