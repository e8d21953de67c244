"""What templates may say of a rule of law."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.regles_de_droit.fiches import REGLES_DE_DROIT

PAGES = Pages()


@PAGES.outils.append
def outils(site: Site) -> dict[str, Any]:
    """The words of a rule in the language of the page, by its identifier."""
    regles = site.donnees[REGLES_DE_DROIT]
    return {"regle": lambda identifiant: regles[identifiant].enonce[site.interface.langue]}
