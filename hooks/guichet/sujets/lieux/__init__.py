"""Places one can go to or call, and when they open."""

from guichet.pages.sujet import Sujet
from guichet.sujets.lieux import annuaires, faits, fiches, ouvertes, page, regles, regles_de_geographie, tableau

SUJET = Sujet(
    jeux=(*fiches.JEUX, *annuaires.JEUX),
    regles=(regles.REGLES, regles_de_geographie.REGLES),
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
    tableaux=tableau.TABLEAUX,
    faits=(faits.faits,),
    phrases={"territoire.statut_lieu_": (fiches.Lieu, "statut")},
)
