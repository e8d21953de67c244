"""The instruments of the allocation policy of an intercommunality."""

from guichet.pages.sujet import Sujet
from guichet.sujets.instruments import faits, fiches, page, regles, tableau

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    tableaux=tableau.TABLEAUX,
    faits=(faits.faits,),
    phrases={"fiche.etat_": (fiches.Instrument, "etat"), "fiche.nature_": (fiches.Instrument, "nature")},
)
