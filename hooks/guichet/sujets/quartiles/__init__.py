"""Income quartiles of applicants, and their calculator."""

from guichet.pages.sujet import Sujet
from guichet.sujets.quartiles import faits, fiches, page, regles, regles_des_seuils

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_seuils.REGLES),
    pages=(page.PAGES,),
    faits=(faits.faits,),
)
