"""What rests on which text of law, and what must be read again because that text has moved."""

from guichet.pages.sujet import Sujet
from guichet.sujets.droit import ouvertes, page

SUJET = Sujet(
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
)
