"""« My dates »: when to renew a request."""

from guichet.pages.registre import Pages
from guichet.pages.sujet import Sujet
from guichet.sujets.renouvellement import outil

SUJET = Sujet(
    pages=(Pages.outil("renouveler.html", lambda site: outil.outil(site.donnees, site.interface, site.aujourdhui)),),
)
