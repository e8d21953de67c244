"""Every address ever published: it answers for ever, or leads to the one that took its place."""

from guichet.pages.sujet import Sujet
from guichet.sujets.adresses import fiches, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
)
