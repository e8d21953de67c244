"""The law the site rests on."""

from guichet.pages.sujet import Sujet
from guichet.sujets.textes import fiches, raccourcis, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    raccourcis=raccourcis.RACCOURCIS,
)
