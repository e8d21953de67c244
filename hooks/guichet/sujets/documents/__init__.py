"""Texts to download, adapt and sign."""

from guichet.pages.sujet import Sujet
from guichet.sujets.documents import faits, fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    fichiers=(page.fichiers,),
    proses=(faits.proses,),
)
