"""Income ceilings, and « am I entitled? »."""

from guichet.pages.sujet import Sujet
from guichet.sujets.plafonds import fiches, ouvertes, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
)
