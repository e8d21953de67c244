"""The questions of each public."""

from guichet.pages.sujet import Sujet
from guichet.sujets.questions import adresses, faits, fiches, ouvertes, page, regles, regles_des_reponses

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_reponses.REGLES),
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
    deplacees=adresses.deplacees,
    faits=(faits.faits,),
    proses=(faits.proses,),
)
