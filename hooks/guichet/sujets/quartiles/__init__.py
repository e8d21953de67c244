"""Income quartiles of applicants, and their calculator."""

from guichet.pages.registre import Pages
from guichet.pages.sujet import Sujet
from guichet.sujets.quartiles import faits, fiches, outil, regles, regles_des_seuils

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES, regles_des_seuils.REGLES),
    pages=(Pages.outil("calculette.html", lambda site: outil.outil(site.donnees, site.interface, site.aujourdhui)),),
    faits=(faits.faits,),
)
