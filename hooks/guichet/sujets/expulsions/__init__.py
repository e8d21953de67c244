"""The steps of an eviction for unpaid rent."""

from guichet.pages.sujet import Sujet
from guichet.sujets.expulsions import faits, fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    faits=(faits.faits,),
)
