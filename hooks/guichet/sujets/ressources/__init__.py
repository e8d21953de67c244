"""All that a reader may take away, and documents of others worth reading."""

from guichet.pages.sujet import Sujet
from guichet.sujets.ressources import fiches, fichiers, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    fichiers=(fichiers.fichiers,),
    phrases=fiches.PHRASES,
)
