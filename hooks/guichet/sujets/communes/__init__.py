"""The page of each commune: the one best answer to « where do I go? »."""

from guichet.pages.sujet import Sujet
from guichet.sujets.communes import ouvertes, page

SUJET = Sujet(
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
)
