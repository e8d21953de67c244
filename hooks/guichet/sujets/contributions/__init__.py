"""What intercommunalities, town halls and landlords say of their territory: the form, and how it is taken in."""

from guichet.pages.sujet import Sujet
from guichet.sujets.contributions import fiches, page

SUJET = Sujet(pages=(page.PAGES,), ouvertes=(fiches.OUVERTES,), fichiers=(page.departs,))
