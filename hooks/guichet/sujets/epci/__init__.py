"""The page of an intercommunality, and its brief for elected officials."""

from guichet.pages.sujet import Sujet
from guichet.sujets.epci import commande, objectifs, ouvertes, page, page_fiche

SUJET = Sujet(
    pages=(page.PAGES, page_fiche.PAGES, objectifs.PAGES),
    ouvertes=(ouvertes.OUVERTES,),
    commandes=(commande.COMMANDE,),
)
