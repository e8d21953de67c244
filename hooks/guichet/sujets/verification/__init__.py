"""What remains to be checked in the text in force, and who can settle it."""

from guichet.pages.sujet import Sujet
from guichet.sujets.verification import fiches, page, raccourcis, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    raccourcis=raccourcis.RACCOURCIS,
)
