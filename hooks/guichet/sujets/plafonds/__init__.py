"""Income ceilings, and « am I entitled? »."""

from guichet.pages.sujet import Sujet
from guichet.sujets.plafonds import fiches, ouvertes, page, regles, regles_des_montants

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_montants.REGLES),
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
    phrases={"plafonds.statut_": (fiches.Plafonds, "statut")},
)
