"""« Where am I? »: three taps at most lead to what to do today."""

from guichet.pages.sujet import Sujet
from guichet.sujets.orientation import fiches, page, regles

SUJET = Sujet(jeux=fiches.JEUX, regles=(regles.REGLES,), pages=(page.PAGES,))
