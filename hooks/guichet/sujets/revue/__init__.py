"""What must be read again, on one day."""

from guichet.pages.sujet import Sujet
from guichet.sujets.revue import page, regles

SUJET = Sujet(
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
)
