"""Departments, communes, intercommunalities: the ground that everything else stands on."""

from guichet.pages.sujet import Sujet
from guichet.sujets.territoires import (
    fiches,
    page,
    recherche_de_commune,
    regles,
    regles_de_geographie,
    regles_de_la_carte,
    regles_des_epci,
    regles_des_noms,
)

SUJET = Sujet(
    jeux=fiches.JEUX,
    regles=(
        regles.REGLES,
        regles_de_geographie.REGLES,
        regles_des_epci.REGLES,
        regles_de_la_carte.REGLES,
        regles_des_noms.REGLES,
    ),
    pages=(page.PAGES,),
    pour_les_scripts=(recherche_de_commune.fichiers,),
    phrases={"territoire.motif_": (fiches.EpciConcerne, "motif"), "territoire.nature_": (fiches.Epci, "nature")},
)
