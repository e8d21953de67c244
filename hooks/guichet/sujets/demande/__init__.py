"""What an applicant meets: numbers to call, delays, papers, steps."""

from guichet.pages.sujet import Sujet
from guichet.sujets.demande import (
    faits,
    fiches,
    page,
    raccourcis,
    regles,
    regles_des_delais,
    regles_des_durees,
    regles_des_numeros,
)

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_delais.REGLES, regles_des_durees.REGLES, regles_des_numeros.REGLES),
    pages=(page.PAGES,),
    raccourcis=raccourcis.RACCOURCIS,
    faits=(faits.faits,),
    phrases={"parcours.phrase_": (fiches.Etape, "phrase"), "unites.": (fiches.Delai, "unite")},
)
