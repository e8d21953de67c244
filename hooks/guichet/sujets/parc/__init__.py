"""The social homes of each commune (RPLS)."""

from guichet.pages.sujet import Sujet
from guichet.sujets.parc import fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
)
