"""What territories follow together: the SRU law, priority neighbourhoods, homes, allocations of each territory of the reform."""

from guichet.pages.sujet import Sujet
from guichet.sujets.suivi import ouvertes, page, rapport

SUJET = Sujet(
    pages=(page.PAGES,),
    ouvertes=(ouvertes.OUVERTES,),
    fichiers=(rapport.fichiers,),
)
