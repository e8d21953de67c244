"""What this site knows and does not know, told in public."""

from guichet.pages.sujet import Sujet
from guichet.sujets.qualite import ouvertes, page

SUJET = Sujet(pages=(page.PAGES,), ouvertes=(ouvertes.OUVERTES,))
