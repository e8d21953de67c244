"""The page left at an old address: it leads to the new one. It is no page of the site map, nor of the search."""

from collections.abc import Iterator

from guichet.pages.registre import Page, Site, titres_de
from guichet.socle.adresses import prefixe
from guichet.socle.champs import LANGUES
from guichet.sujets.adresses.fiches import REDIRECTIONS


def pages_redirigees(site: Site) -> Iterator[Page]:
    """Yield one page for each old address in the language of ``site``."""
    langue = site.interface.langue
    racine_web = site.racine_web.removesuffix(prefixe(langue))
    for redirection in site.donnees[REDIRECTIONS].values():
        ancienne, nouvelle = redirection.ancienne.removeprefix("/"), redirection.nouvelle.removeprefix("/")
        if _langue(ancienne) == langue:
            yield Page(
                ancienne.removeprefix(prefixe(langue)),
                "adresses/redirection.html",
                **titres_de(site, "page", domaine="redirection"),
                contexte={"nouvelle": nouvelle, "nouvelle_absolue": racine_web + nouvelle},
            )


def _langue(adresse: str) -> str:
    return next((langue for langue in LANGUES if prefixe(langue) and adresse.startswith(prefixe(langue))), "fr")
