"""Income ceilings, and « am I entitled? »."""

from guichet.pages.registre import Pages
from guichet.pages.sujet import Sujet
from guichet.sujets.plafonds import fiches, outil, ouvertes, regles, regles_des_montants

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_montants.REGLES),
    pages=(Pages.outil("conditions.html", lambda site: outil.outil(site.donnees, site.interface, site.aujourdhui)),),
    ouvertes=(ouvertes.OUVERTES,),
    phrases={"plafonds.statut_": (fiches.Plafonds, "statut")},
)
