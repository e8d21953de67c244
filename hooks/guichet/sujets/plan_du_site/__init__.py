"""The site map."""

from guichet.pages.sujet import Sujet
from guichet.sujets.plan_du_site import page

SUJET = Sujet(
    pages=(page.PAGES,),
)
