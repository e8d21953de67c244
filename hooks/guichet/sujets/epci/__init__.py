"""The page of an intercommunality, and its brief for elected officials."""

from guichet.pages.sujet import Sujet
from guichet.sujets.epci import commande, objectifs, ouvertes, page, page_fiche, regles

SUJET = Sujet(
    regles=(regles.REGLES,),
    pages=(page.PAGES, page_fiche.PAGES, objectifs.PAGES),
    ouvertes=(ouvertes.OUVERTES,),
    commandes=(commande.COMMANDE,),
)
