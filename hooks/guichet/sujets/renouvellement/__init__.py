"""« My dates »: when to renew a request."""

from guichet.pages.sujet import Sujet
from guichet.sujets.renouvellement import page

SUJET = Sujet(
    pages=(page.PAGES,),
)
