"""The amounts of the rent reduction and of housing benefit, as orders set them."""

from guichet.pages.donnees_ouvertes import telle_quelle
from guichet.pages.sujet import Sujet
from guichet.sujets.baremes import fiches, page, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    ouvertes=(telle_quelle(fiches.BAREMES, mots="donnees.baremes"),),
    phrases=fiches.PHRASES,
)
