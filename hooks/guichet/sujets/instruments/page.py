"""Which intercommunalities of the reform have a plan, for the page of prose that lists them."""

from typing import Any

from guichet.pages.registre import Pages, Site
from guichet.sujets.instruments.etat import montrables
from guichet.sujets.instruments.fiches import NatureInstrument
from guichet.sujets.instruments.terme import termine
from guichet.sujets.territoires.fiches import EPCI
from guichet.sujets.territoires.noms import chemin_epci, cle_de_tri_epci

PAGES = Pages()


@PAGES.complete("ppgdid.html")
def concernes(site: Site) -> dict[str, Any]:
    """The intercommunalities of the reform, by name, the plan of each where a source tells of one, and whether it ended."""
    epcis = sorted((e for e in site.donnees[EPCI].values() if e.concerne), key=cle_de_tri_epci)
    plans = {i.epci: i for i in montrables(site.edition) if i.nature is NatureInstrument.PPGDID}
    tous = ((epci, plans.get(epci.siren)) for epci in epcis)
    return {"concernes": [(epci, chemin_epci(epci), plan, termine(site.edition, plan)) for epci, plan in tous]}
