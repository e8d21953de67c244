"""Who publishes the site, and how to write to them."""

from guichet.pages.sujet import Sujet
from guichet.sujets.editeur import fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
)
