"""Who publishes the site, and how to write to them."""

from guichet.pages.sujet import Sujet
from guichet.sujets.editeur import fiches, page

SUJET = Sujet(
    jeux=fiches.JEUX,
    pages=(page.PAGES,),
)
