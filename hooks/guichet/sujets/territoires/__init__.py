"""Departments, communes, intercommunalities: the ground that everything else stands on."""

from guichet.pages.sujet import Sujet
from guichet.sujets.territoires import fiches, page, recherche_de_commune, regles

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(regles.REGLES,),
    pages=(page.PAGES,),
    fichiers=(recherche_de_commune.fichiers,),
    phrases={"territoire.motif_": (fiches.EpciConcerne, "motif"), "territoire.nature_": (fiches.Epci, "nature")},
)
