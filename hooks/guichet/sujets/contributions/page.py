"""``/contribuer/``: the form of a territory, and what each starts from."""

import json
from collections.abc import Callable, Iterator
from functools import partial

from guichet.pages.registre import Page, Pages, Site, titres_de
from guichet.socle.donnees import Donnees
from guichet.sujets.contributions import formulaire
from guichet.sujets.contributions.exporter import depart
from guichet.sujets.territoires.fiches import EPCI
from guichet.sujets.territoires.noms import chemin_epci, cle_de_tri_epci

PAGE = "contribuer/"
PAGES = Pages()


@PAGES.genre("fr")
def page_contribuer(site: Site) -> Iterator[Page]:
    """The form: what the site knows of a territory, to be corrected and completed, made into a file to send."""
    territoires = sorted(site.donnees[EPCI].values(), key=cle_de_tri_epci)
    contexte = {
        "groupes": formulaire.groupes(site.donnees),
        "qui": formulaire.qui(site.donnees),
        "territoires": tuple((epci.siren, epci.nom, chemin_epci(epci)) for epci in territoires),
    }
    yield Page(
        PAGE, "contributions/contribuer.html", **titres_de(site, "page", domaine="contribuer"), contexte=contexte
    )


def departs(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield, for each territory, the file that its form starts from."""
    if site.interface.langue == "fr":
        for siren in site.donnees[EPCI]:
            yield f"{PAGE}{siren}.json", partial(_depart, site.donnees, siren)


def _depart(donnees: Donnees, siren: str) -> str:
    return json.dumps(depart(donnees, siren), ensure_ascii=False) + "\n"
