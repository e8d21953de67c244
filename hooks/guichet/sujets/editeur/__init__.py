"""Who publishes the site."""

from guichet.pages.sujet import Sujet
from guichet.sujets.editeur import fiches

SUJET = Sujet(
    jeux=fiches.JEUX,
)
