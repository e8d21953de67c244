"""The year of a social landlord: what is due, when, by what text; and the calendar to add to one's own."""

from guichet.pages.sujet import Sujet
from guichet.sujets.echeancier import faits, fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    fichiers=(page.fichiers,),
    faits=(faits.faits,),
)
