"""Rules of law that several pages tell: one record each, quoted everywhere."""

from guichet.pages.sujet import Sujet
from guichet.sujets.regles_de_droit import fiches, page, raccourcis, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    raccourcis=raccourcis.RACCOURCIS,
)
