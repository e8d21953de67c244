"""Regional figures: series, allocations by intercommunality, their map."""

from guichet.pages.sujet import Sujet
from guichet.sujets.chiffres import csv_publies, fiches, page, raccourcis, regles, regles_des_nombres

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_nombres.REGLES),
    pages=(page.PAGES,),
    fichiers=(csv_publies.fichiers,),
    raccourcis=raccourcis.RACCOURCIS,
)
