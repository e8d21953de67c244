"""Rules of law that several pages tell: said once, quoted everywhere, and what nobody may write instead."""

from guichet.pages.sujet import Sujet
from guichet.sujets.regles_de_droit import enonces, fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(*regles.REGLES,),
    achever=enonces.dans_les_fiches,
    raccourcis=(enonces.CITATION,),
    pages=(page.PAGES,),
)
