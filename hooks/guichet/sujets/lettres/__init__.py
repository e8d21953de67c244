"""« Which letter did you receive? »: what each letter means, and what to do today."""

from guichet.pages.sujet import Sujet
from guichet.sujets.lettres import fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    phrases={
        "lettres.de_": (fiches.Lettre, "de"),
        "lettres.delai_": (fiches.Conduite, "depart"),
        "lettres.champ_": (fiches.Conduite, "depart"),
    },
)
