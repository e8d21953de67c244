"""The site's search: what words are, what is found, and the files that the reader's device searches in."""

from guichet.pages.sujet import Sujet
from guichet.sujets.recherche import fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
)
