"""Words, explained where they are first met."""

from guichet.pages.sujet import Sujet
from guichet.sujets.glossaire import faits, fiches, page, regles, termes

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    notes=(termes.expliquer,),
    faits=(faits.faits,),
)
